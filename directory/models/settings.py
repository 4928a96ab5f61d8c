from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from directory.validators import check_siret

MONTHS = [MinValueValidator(1), MaxValueValidator(120)]


@register_setting(icon="list-ul")
class DirectorySettings(BaseSiteSetting):
    """How long a city believes what its directory says, and where its maps come from. Months."""

    remind_after = models.PositiveSmallIntegerField(
        _("ask the owner again after (months)"), default=6, validators=MONTHS
    )
    sink_after = models.PositiveSmallIntegerField(
        _("show last in results after (months)"), default=12, validators=MONTHS
    )
    hide_after = models.PositiveSmallIntegerField(
        _("hide from lists after (months)"), default=24, validators=MONTHS
    )
    siret = models.CharField(
        _("SIRET of the town"),
        max_length=14,
        blank=True,
        validators=[check_siret],
        help_text=_("The national register of public services names the town by it: no file without."),
    )

    panels = [
        FieldRowPanel([FieldPanel("remind_after"), FieldPanel("sink_after"), FieldPanel("hide_after")]),
        FieldPanel("siret"),
    ]

    class Meta:
        verbose_name = _("Directory")
        verbose_name_plural = _("Directories")

    def clean(self):
        """A record sinks before it leaves the lists."""
        super().clean()
        if None not in (self.sink_after, self.hide_after) and self.hide_after <= self.sink_after:
            raise ValidationError({"hide_after": _("Later than what is shown last.")})
