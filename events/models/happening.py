"""What activities and training have in common: when, where, who, for whom, at what price, how to come."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from core.blocks import BodyBlock
from core.models import BasePage
from directory.models.access import AccessFacts
from events.blocks import PartnerStream, TariffStream
from events.models.choices import Attendance, Availability, Price, Registration
from events.page_forms import HappeningForm
from events.schedule.blocks import schedule_field

OLDEST = 120
WORDS = ("title", "slug", "introduction", "seo_title", "search_description", "body")
SEASON = RegexValidator(r"^\d{4}-\d{4}$", _("Write a season as two years: 2026-2027."))


class Happening(AccessFacts, BasePage):
    """Facts are the same in every language; only names and texts are translated.

    The place is `venue`, a place of the directory, or else the free address, whose point is WGS 84 degrees.
    Ages are whole years, both included; where none is given and `is_for_all_ages` is false, nobody said.
    Facts about access are those of the activity itself: where it says nothing, its venue's hold.
    """

    schedule = schedule_field()

    attendance = models.CharField(
        _("one takes part"), max_length=10, choices=Attendance, default=Attendance.HERE
    )
    online_url = models.URLField(
        _("address to take part online"),
        blank=True,
        help_text=_("Shown to everybody: give no address that lets strangers in."),
    )
    venue = models.ForeignKey(
        "directory.PlacePage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("place of the directory"),
    )
    room = models.CharField(_("room"), max_length=120, blank=True, help_text=_("For example: 1st floor."))
    venue_name = models.CharField(_("name of the spot"), max_length=120, blank=True)
    street = models.CharField(_("number and street"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode"), max_length=5, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    district = models.CharField(_("district"), max_length=80, blank=True)

    organiser = models.ForeignKey(
        "directory.PlacePage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organiser in the directory"),
    )
    organiser_name = models.CharField(
        _("organiser"), max_length=120, blank=True, help_text=_("Where the directory does not have it.")
    )
    co_organisers = StreamField(PartnerStream(), blank=True, max_num=8, verbose_name=_("co-organisers"))

    min_age = models.PositiveSmallIntegerField(_("from the age of"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("until the age of"), null=True, blank=True)
    is_for_all_ages = models.BooleanField(_("for all ages"), default=False)
    languages = models.JSONField(_("languages spoken"), default=list, blank=True)

    price = models.CharField(
        _("price"),
        max_length=10,
        choices=Price,
        blank=True,
        help_text=_("Leave it open where nobody said: only what says so is found as free."),
    )
    tariffs = StreamField(TariffStream(), blank=True, max_num=12, verbose_name=_("tariffs"))

    registration = models.CharField(_("registration"), max_length=12, choices=Registration, blank=True)
    registration_url = models.URLField(_("address to register"), blank=True)
    registration_phone = models.CharField(_("phone to register"), max_length=40, blank=True)
    registration_email = models.EmailField(_("e-mail to register"), blank=True)
    enrolment_from = models.DateField(_("registration opens on"), null=True, blank=True)
    enrolment_until = models.DateField(_("last day to register"), null=True, blank=True)
    availability = models.CharField(_("places"), max_length=10, choices=Availability, blank=True)
    season = models.CharField(
        _("season"), max_length=9, blank=True, validators=[SEASON], help_text=_("For example: 2026-2027.")
    )

    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("public e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    base_form_class = HappeningForm
    words = WORDS
    is_item = True
    notes_reads = True
    parent_page_types = ["events.AgendaPage"]
    subpage_types: list[str] = []

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        wrong = {name: message for name, message in self.contradictions() if message}
        if wrong:
            raise ValidationError(wrong)

    def contradictions(self):
        """(field, what is wrong with it) of what two fields say together."""
        ages = [age for age in (self.min_age, self.max_age) if age is not None]
        yield "max_age", len(ages) == 2 and ages[1] < ages[0] and _("The last age comes before the first.")
        yield "min_age", any(age > OLDEST for age in ages) and _("Nobody is that old.")
        yield (
            "is_for_all_ages",
            (bool(ages) and self.is_for_all_ages and _("Either all ages, or from one age to another.")),
        )
        yield (
            "tariffs",
            (
                bool(self.tariffs)
                and self.price != Price.PAID
                and _("Tariffs go with « With a charge » only.")
            ),
        )
        yield (
            "enrolment_until",
            (
                self.enrolment_from
                and self.enrolment_until
                and self.enrolment_until < self.enrolment_from
                and _("Registration would end before it opens.")
            ),
        )
        yield (
            "longitude",
            (
                (self.latitude is None) != (self.longitude is None)
                and _("A point needs a latitude and a longitude.")
            ),
        )
        yield (
            "venue",
            (
                self.venue_id
                and (self.street or self.venue_name)
                and _("Choose a place of the directory or write an address, not both.")
            ),
        )
        yield "season", self.season and _wrong_season(self.season)

    @property
    def is_free(self):
        """True or False where somebody said what it costs; None where nobody did."""
        return {Price.FREE: True, Price.PAID: False}.get(self.price)

    @property
    def is_here(self):
        """Whether one can take part on the spot."""
        return self.attendance != Attendance.ONLINE

    @property
    def is_online(self):
        """Whether one can take part from elsewhere."""
        return self.attendance != Attendance.HERE


def _wrong_season(season):
    """What is wrong with the years of a season, as far as it is one."""
    first, _dash, last = season.partition("-")
    if first.isdecimal() and last.isdecimal() and int(last) != int(first) + 1:
        return _("A season lasts from one year to the next: 2026-2027.")
    return ""
