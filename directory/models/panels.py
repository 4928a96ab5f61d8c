"""The tabs in which editors write a place: what it is, where, when, how one gets in, how to reach it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
)

from core.models.tabs import folded
from directory.models.choices import ACCESS_FACTS

IN_PAIRS = 2


def in_pairs(names):
    """Fields two by two."""
    names = list(names)
    return [
        FieldRowPanel([FieldPanel(name) for name in names[at : at + IN_PAIRS]])
        for at in range(0, len(names), IN_PAIRS)
    ]


WHAT = [
    FieldRowPanel([FieldPanel("kind"), FieldPanel("category")]),
    MultiFieldPanel(
        [FieldPanel("services"), FieldPanel("payments"), FieldPanel("facilities")], _("What one finds there")
    ),
    MultiFieldPanel([FieldRowPanel([FieldPanel("min_age"), FieldPanel("max_age")])], _("For whom")),
    FieldPanel("spoken_languages"),
    FieldPanel("body"),
    FieldPanel("gallery"),
]
WHERE = [
    MultiFieldPanel(
        [
            FieldPanel("street"),
            FieldPanel("address_extra"),
            *in_pairs(["postcode", "town"]),
            FieldPanel("district"),
        ],
        _("Address"),
    ),
    MultiFieldPanel(in_pairs(["latitude", "longitude"]), _("Point on the map")),
    MultiFieldPanel(
        [FieldPanel("service_area"), FieldPanel("serves_whole_town")], _("Where it delivers or is active")
    ),
    folded(in_pairs(["insee_code", "ban_key"]), _("Identifiers of the address")),
]
WHEN = [
    FieldPanel("hours"),
    FieldPanel("hours_note"),
    FieldPanel("exceptions"),
    MultiFieldPanel([FieldPanel("by_appointment"), FieldPanel("booking_url")], _("Appointments")),
]
ACCESS = [
    HelpPanel(_("Leave what you do not know: an unknown fact is not shown.")),
    MultiFieldPanel(in_pairs(ACCESS_FACTS), _("Getting in and moving about")),
]
CONTACTS = [
    *in_pairs(["phone", "email"]),
    FieldPanel("website"),
    FieldPanel("contacts"),
]
IDENTIFIERS = folded(in_pairs(["siret", "rna", "osm_id", "acceslibre_uuid"]), _("Identifiers"))
DIGITAL = [folded([FieldPanel("digital_services"), FieldPanel("digital_audiences")], _("Digital help"))]
INTERNAL = [
    MultiFieldPanel(
        [
            HelpPanel(_("Nothing of this part is ever shown to visitors.")),
            FieldPanel("owner_email"),
            FieldPanel("staff_notes"),
            *in_pairs(["verified_on", "verified_by"]),
        ],
        _("Internal"),
    )
]


def tabs(base):
    """The tabs of a place; `base` brings the panels of every page."""
    return [
        ObjectList([*base.content_panels, *WHAT], heading=_("Content")),
        ObjectList(WHERE, heading=pgettext_lazy("tab", "Where")),
        ObjectList(WHEN, heading=_("Hours")),
        ObjectList([*CONTACTS, IDENTIFIERS], heading=_("Contacts")),
        ObjectList([*ACCESS, *DIGITAL, *INTERNAL], heading=_("Access, follow-up")),
    ]
