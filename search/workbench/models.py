"""What editors decide about questions, and what is kept of the questions of residents."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

ONE_WAY = "="


class Synonym(models.Model):
    """Words that stand for each other in the questions of one city, or (city None) of all: « vélo,
    bicyclette ». « RSA = revenu de solidarité active » holds one way: whoever asks for what stands before the
    sign also finds what stands after it. search.synonyms reads them."""

    city = models.ForeignKey(
        "core.CitySettings", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("city")
    )
    language = models.CharField(_("language"), max_length=12)
    words = models.CharField(
        _("words"),
        max_length=500,
        help_text=_(
            "Between commas, words that mean the same: « bicycle, bike ». With « = », one way only: « RSA ="
            " income support »: whoever asks for « RSA » also finds « income support »."
        ),
    )

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ("words", "pk")

    def __str__(self):
        return self.words

    def clean(self):
        """Something must stand for something else."""
        super().clean()
        if self.words and not any(self.pairs()):
            raise ValidationError(
                {"words": _("Write two words or more, not the same, with a comma or « = » between them.")}
            )

    def pairs(self):
        """(what is asked, what is looked for too)."""
        asked, sign, meant = self.words.partition(ONE_WAY)
        starts = _split(asked)
        for start in starts:
            for end in _split(meant) if sign else starts:
                if end != start:
                    yield start, end


class Promotion(models.Model):
    """A page that comes first, in one city and language, for a question of exactly these words, from one day
    to another (both included; empty: without end). search.promotions reads them."""

    city = models.ForeignKey("core.CitySettings", models.CASCADE, related_name="+", verbose_name=_("city"))
    language = models.CharField(_("language"), max_length=12)
    words = models.CharField(
        _("question"),
        max_length=200,
        help_text=_("As residents type it. Accents, capitals, plurals and small words do not matter."),
    )
    page = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("page that comes first")
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ("words", "pk")

    def __str__(self):
        return self.words

    def clean(self):
        """The last day is not before the first."""
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day is before the first.")})


class Counted(models.Model):
    """How often something was asked on one day: alone (`asks`), with filters or another order (`refined`);
    and how often a page was opened from its results (`followed`)."""

    day = models.DateField(db_index=True)
    asks = models.PositiveIntegerField(default=0)
    refined = models.PositiveIntegerField(default=0)
    followed = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class AskedDigest(Counted):
    """A question of less than three days: nobody can read it here, only tell that it comes again. `digest` is
    a hash of city, language and words under the portal's secret key."""

    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest", "day"], name="search_one_digest")]

    def __str__(self):
        return f"{self.digest[:8]} {self.day}"


class AskedQuestion(Counted):
    """A question that was asked in a city on three days or more, on one of them. `words` are folded."""

    city = models.ForeignKey("core.CitySettings", models.CASCADE, related_name="+")
    language = models.CharField(max_length=12)
    words = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "language", "words", "day"], name="search_one_asked")
        ]

    def __str__(self):
        return f"{self.words} {self.day}"


def _split(words):
    return [word for part in words.split(",") if (word := part.strip())]
