"""The form of a news item."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.page_forms import PortalPageForm
from search.days import local_day


class NewsForm(PortalPageForm):
    """Its matter is over on the day that it is dated, or later."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        over_on, date = cleaned.get("over_on"), cleaned.get("date")
        if over_on and date and over_on < local_day(date) and not self.is_deferred_validation:
            self.add_error("over_on", _("This day is before the date shown."))
        return cleaned
