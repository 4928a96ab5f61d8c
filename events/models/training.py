from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.models import BasePage
from events.models import panels
from events.models.choices import Level
from events.models.happening import WORDS, Happening

WHAT = [
    FieldPanel("level"),
    FieldPanel("skills"),
    FieldPanel("prerequisites"),
    FieldPanel("equipment_provided"),
    FieldPanel("equipment_to_bring"),
    FieldPanel("trainer"),
    FieldRowPanel([FieldPanel("reception"), FieldPanel("fees")]),
]


class TrainingPage(Happening):
    """Learning to use digital tools. Codes are those of the national standard for digital mediation."""

    level = models.CharField(_("level"), max_length=14, choices=Level, blank=True)
    skills = models.JSONField(_("skills"), default=list, blank=True)
    prerequisites = models.TextField(
        _("what one should know already"), max_length=400, blank=True, help_text=_("One or two sentences.")
    )
    equipment_provided = models.CharField(_("equipment provided"), max_length=200, blank=True)
    equipment_to_bring = models.CharField(_("to bring along"), max_length=200, blank=True)
    trainer = models.CharField(_("trainer"), max_length=120, blank=True)
    reception = models.JSONField(_("how one is accompanied"), default=list, blank=True)
    fees = models.JSONField(_("fees, for the national register"), default=list, blank=True)

    words = (*WORDS, "prerequisites", "equipment_provided", "equipment_to_bring")
    own_tabs = panels.tabs(BasePage, WHAT, pgettext_lazy("tab", "Training"))

    class Meta:
        verbose_name = _("Training session")
        verbose_name_plural = _("Digital training")
