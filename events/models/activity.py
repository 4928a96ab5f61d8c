from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from events.models import panels
from events.models.happening import Happening


class ActivityPage(Happening):
    """Something to do: a show, a class, an exhibition, a walk."""

    own_tabs = panels.tabs(BasePage)

    class Meta:
        verbose_name = _("Activity")
        verbose_name_plural = _("Activities")
