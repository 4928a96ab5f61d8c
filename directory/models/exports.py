"""What open data must go on calling a place, whatever becomes of its page."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EquipmentNumber(models.Model):
    """EQUIP_UID of a public service in the SCDL register « Équipements » 0.1.5: INSEE-CODE8-NNN.

    Given once to a place and a type of equipment, kept when the page goes, never given again. It does not
    live on the page: a draft that is published later would bring back what the page said before.
    """

    key = models.UUIDField(help_text="translation key of the place")
    series = models.CharField(max_length=14, help_text="INSEE-CODE8")
    rank = models.PositiveSmallIntegerField(help_text="1 to 999 within its series")

    class Meta:
        verbose_name = _("number of a public service")
        verbose_name_plural = _("numbers of public services")
        constraints = [
            models.UniqueConstraint(fields=["series", "rank"], name="directory_one_rank"),
            models.UniqueConstraint(fields=["key", "series"], name="directory_one_number"),
        ]

    def __str__(self):
        return self.uid

    @property
    def uid(self):
        """« 59599-01010401-001 »."""
        return f"{self.series}-{self.rank:03}"
