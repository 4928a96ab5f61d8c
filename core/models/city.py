"""What makes a Wagtail site a city of the portal."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from core.models.tabs import PortalTabs
from core.navigation import LinkBlock
from core.theme.palette import yarn_problems

colour = RegexValidator(r"^#[0-9a-f]{6}\Z", _("Six hexadecimal digits after a #, such as #a3223a."))
insee = RegexValidator(r"^(\d{5}|2[AB]\d{3})\Z", _("Five characters, such as 59512."))


def french_only():
    """The languages of a new city."""
    return ["fr"]


@register_setting(icon="site")
class CitySettings(BaseSiteSetting):
    """One commune, or the hub above the communes: names, contacts, legal notice, look, switches."""

    class Weave(models.TextChoices):
        HOUNDSTOOTH = "houndstooth", _("Houndstooth")
        HERRINGBONE = "herringbone", _("Herringbone")
        BASKET = "basket", _("Basket")
        TWILL = "twill", _("Twill")

    class Accessibility(models.TextChoices):
        NONE = "none", _("Accessibility: not compliant")
        PARTIAL = "partial", _("Accessibility: partially compliant")
        FULL = "full", _("Accessibility: fully compliant")

    slug = models.SlugField(_("short name"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    short_name = models.CharField(
        _("name on a phone"),
        max_length=14,
        blank=True,
        help_text=_("Where there is little room, for the strip of the cities: « Marcq »."),
    )
    tagline = models.CharField(_("signature under the name"), max_length=80, blank=True)
    is_hub = models.BooleanField(_("is the hub"), default=False)
    insee_code = models.CharField(_("INSEE code"), max_length=5, blank=True, validators=[insee])
    latitude = models.FloatField(_("latitude"), null=True, blank=True, help_text=_("WGS 84, degrees."))
    longitude = models.FloatField(_("longitude"), null=True, blank=True, help_text=_("WGS 84, degrees."))
    languages = models.JSONField(_("languages"), default=french_only)

    address = models.TextField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    social_links = StreamField([("link", LinkBlock())], blank=True, verbose_name=_("social networks"))

    legal_publisher = models.CharField(_("publisher"), max_length=120, blank=True)
    legal_publisher_address = models.TextField(_("address of the publisher"), max_length=300, blank=True)
    legal_publisher_phone = models.CharField(_("phone of the publisher"), max_length=20, blank=True)
    legal_director = models.CharField(_("director of publication"), max_length=120, blank=True)
    legal_host = models.CharField(_("host"), max_length=120, blank=True)
    legal_host_address = models.TextField(_("address of the host"), max_length=300, blank=True)
    legal_host_phone = models.CharField(_("phone of the host"), max_length=20, blank=True)
    accessibility_status = models.CharField(
        _("accessibility"), max_length=8, choices=Accessibility, default=Accessibility.NONE
    )

    warp = models.CharField(
        _("dark yarn"),
        max_length=7,
        default="#37333f",
        validators=[colour],
        help_text=_("Colour of the dark yarn: titles, links, buttons. For example #a3223a."),
    )
    weft = models.CharField(
        _("light yarn"),
        max_length=7,
        default="#dfd6c8",
        validators=[colour],
        help_text=_(
            "Colour of the light yarn: the ground of the home page and of pictures. For example #f6bdb1."
        ),
    )
    weave = models.CharField(
        _("weave"),
        max_length=12,
        choices=Weave,
        default=Weave.TWILL,
        help_text=_("How both yarns cross: the pattern of bands and woven pictures."),
    )
    logo = models.ForeignKey(
        "core.PortalImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )

    offers_feeds = models.BooleanField(_("offers feeds to follow lists"), default=True)
    shows_shared_items = models.BooleanField(_("shows what other cities share"), default=True)
    shows_lab = models.BooleanField(_("shows the L.I.V.E. lab"), default=True)

    edit_handler = PortalTabs(
        [
            ObjectList(
                [
                    FieldPanel("name"),
                    FieldPanel("short_name"),
                    FieldPanel("tagline"),
                    FieldPanel("insee_code"),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                    MultiFieldPanel(
                        [FieldPanel("address"), FieldPanel("phone"), FieldPanel("email")], _("Contacts")
                    ),
                    FieldPanel("social_links"),
                ],
                heading=_("City"),
            ),
            ObjectList(
                [
                    FieldPanel("legal_publisher"),
                    FieldPanel("legal_publisher_address"),
                    FieldPanel("legal_publisher_phone"),
                    FieldPanel("legal_director"),
                    FieldPanel("legal_host"),
                    FieldPanel("legal_host_address"),
                    FieldPanel("legal_host_phone"),
                    FieldPanel("accessibility_status"),
                ],
                heading=_("Legal notice"),
            ),
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("warp"), FieldPanel("weft"), FieldPanel("weave")]),
                    FieldPanel("logo"),
                    FieldPanel("offers_feeds"),
                    FieldPanel("shows_shared_items"),
                    FieldPanel("shows_lab"),
                ],
                heading=_("Look and functions"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("City")
        verbose_name_plural = _("Cities")
        constraints = [
            models.UniqueConstraint(fields=["is_hub"], condition=models.Q(is_hub=True), name="core_one_hub")
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """Refuse yarns on which text could not be read (docs: core.theme.palette)."""
        super().clean()
        problems = yarn_problems(self.warp, self.weft)
        if problems:
            raise ValidationError({"warp": problems})

    def missing_legal_fields(self):
        """Verbose names of what the French law on digital trust (LCEN, art. 1-1) asks for and is empty."""
        fields = [f for f in self._meta.fields if f.name.startswith("legal_")]
        return [str(f.verbose_name) for f in fields if not getattr(self, f.name)]
