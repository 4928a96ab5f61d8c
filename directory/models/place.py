"""A place with an address: a shop, a library, a digital access point, a playground."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from core.blocks import BodyBlock
from core.models import BasePage
from directory.blocks import ContactStream, ExceptionStream, GalleryStream
from directory.hours.reading.osm import canonical
from directory.models import panels
from directory.models.access import AccessFacts
from directory.models.choices import PlaceKind, VerifiedBy
from directory.page_forms import PlacePageForm
from directory.validators import check_hours, check_siret

WORDS = ("title", "slug", "introduction", "seo_title", "search_description", "body", "hours_note")


def names_in(service_area):
    """The names of districts between commas."""
    return list(filter(None, map(str.strip, service_area.split(","))))


class PlacePage(AccessFacts, BasePage):
    """Facts are the same in every language; only names and texts are translated (WORDS).

    `hours` is always valid OpenStreetMap syntax, or empty; what could not be read stays in words in
    `hours_note`. Points are WGS 84 degrees.
    """

    kind = models.CharField(_("sort"), max_length=12, choices=PlaceKind, default=PlaceKind.SHOP)
    category = models.ForeignKey(
        "directory.Category",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("category"),
    )

    street = models.CharField(_("number and street"), max_length=160, blank=True)
    address_extra = models.CharField(_("building, floor"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode"), max_length=5, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    insee_code = models.CharField(_("INSEE code"), max_length=5, blank=True)
    ban_key = models.CharField(
        _("BAN key"), max_length=40, blank=True, help_text=_("The key of the national address base.")
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    district = models.CharField(_("district"), max_length=80, blank=True)
    service_area = models.CharField(
        _("districts served"),
        max_length=400,
        blank=True,
        help_text=_("Beside the one it is in: where it delivers or is active. Separate them with commas."),
    )
    serves_whole_town = models.BooleanField(_("serves the whole town"), default=False)

    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("public e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    contacts = StreamField(ContactStream(), blank=True, verbose_name=_("other contacts"))

    hours = models.CharField(
        _("opening hours"),
        max_length=400,
        blank=True,
        validators=[check_hours],
        help_text=_(
            "As you would say it, « Du mardi au samedi de 9 h à 12 h et de 14 h à 19 h », or in"
            " OpenStreetMap syntax."
        ),
    )
    hours_note = models.CharField(
        _("about the hours"), max_length=300, blank=True, help_text=_("What the timetable cannot say.")
    )
    exceptions = StreamField(
        ExceptionStream(), blank=True, verbose_name=_("exceptional closures and openings")
    )
    by_appointment = models.BooleanField(_("by appointment only"), default=False)
    booking_url = models.URLField(_("address to make an appointment"), blank=True)

    services = models.JSONField(_("services"), default=list, blank=True)
    payments = models.JSONField(_("payment"), default=list, blank=True)
    facilities = models.JSONField(_("facilities"), default=list, blank=True)
    digital_services = models.JSONField(_("digital help"), default=list, blank=True)
    digital_audiences = models.JSONField(_("digital help for"), default=list, blank=True)
    min_age = models.PositiveSmallIntegerField(_("from the age of"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("until the age of"), null=True, blank=True)
    spoken_languages = models.CharField(_("languages spoken"), max_length=120, blank=True)

    siret = models.CharField(_("SIRET"), max_length=14, blank=True, validators=[check_siret])
    rna = models.CharField(_("RNA number"), max_length=10, blank=True)
    acceslibre_uuid = models.CharField(_("acceslibre identifier"), max_length=36, blank=True)
    osm_id = models.CharField(
        _("OpenStreetMap identifier"), max_length=24, blank=True, help_text=_("For example node/724181538.")
    )

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    gallery = StreamField(GalleryStream(), blank=True, max_num=8, verbose_name=_("pictures"))

    owner_email = models.EmailField(
        _("e-mail of the owner"),
        blank=True,
        help_text=_("Never shown: serves to ask the owner whether all is still right."),
    )
    staff_notes = models.TextField(_("notes of the town"), blank=True, help_text=_("Never shown."))
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    verified_by = models.CharField(_("verified by"), max_length=6, choices=VerifiedBy, blank=True)

    base_form_class = PlacePageForm
    words = WORDS
    own_tabs = panels.tabs(BasePage)
    is_item = True
    notes_reads = True
    parent_page_types = ["directory.DirectoryIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("Place")
        verbose_name_plural = _("Places")
        indexes = [
            models.Index(fields=["siret"], name="directory_siret"),
            models.Index(fields=["latitude", "longitude"], name="directory_point"),
            models.Index(fields=["verified_on"], name="directory_verified"),
        ]

    def clean(self):
        super().clean()
        self.hours = canonical(self.hours) or self.hours  # without stray separators

    @property
    def walk_in_hours(self):
        """The hours without those of a place that one enters by appointment only."""
        return "" if self.by_appointment else self.hours

    @property
    def address_lines(self):
        """What is printed between the name and the country."""
        town = " ".join(filter(None, (self.postcode, self.town)))
        return [line for line in (self.street, self.address_extra, town) if line]

    @property
    def districts_served(self):
        """The names in `service_area`."""
        return names_in(self.service_area)
