from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Activities, training, their dates and calendars."""

    name = "events"
    verbose_name = _("Activities and training")
