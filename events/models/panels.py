"""The tabs in which editors write an activity: what and when first, then where, for whom, how to come."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
)

from core.models.tabs import folded
from directory.models.choices import ACCESS_FACTS
from directory.models.panels import in_pairs
from events.schedule.panels import SchedulePanel

WHEN = [SchedulePanel("schedule"), FieldPanel("season")]
PLACE = [
    FieldPanel("attendance"),
    FieldPanel("venue"),
    FieldPanel("room"),
    FieldPanel("online_url"),
    folded(
        [
            HelpPanel(_("Only where the directory does not have the place.")),
            *in_pairs(["venue_name", "street", "postcode", "town", "district"]),
            *in_pairs(["latitude", "longitude"]),
        ],
        _("Another address"),
    ),
]
WHO = [
    FieldPanel("organiser"),
    FieldPanel("organiser_name"),
    FieldPanel("co_organisers"),
    MultiFieldPanel(in_pairs(["phone", "email", "website"]), _("Contact")),
]
FOR_WHOM = [
    MultiFieldPanel([*in_pairs(["min_age", "max_age"]), FieldPanel("is_for_all_ages")], _("Ages")),
    MultiFieldPanel([FieldPanel("price"), FieldPanel("tariffs")], _("Price")),
    FieldPanel("languages"),
]
COMING = [
    FieldPanel("registration"),
    MultiFieldPanel(
        [FieldPanel("registration_url"), *in_pairs(["registration_phone", "registration_email"])],
        _("How to register"),
    ),
    *in_pairs(["enrolment_from", "enrolment_until"]),
    FieldPanel("availability"),
]
ACCESS = [
    folded(
        [
            HelpPanel(
                _("Leave what you do not know. What is left is taken from the place of the directory.")
            ),
            *in_pairs(ACCESS_FACTS),
        ],
        _("Getting in and moving about"),
    )
]


def tabs(base, what=(), heading=None):
    """The tabs of an activity; `base` brings the panels of every page, `what` those of a tab of its
    own, called `heading`."""
    own = [ObjectList(what, heading=heading)] if what else []
    return [
        ObjectList([*base.content_panels, *WHEN, FieldPanel("body")], heading=_("What and when")),
        *own,
        ObjectList([*PLACE, *ACCESS], heading=pgettext_lazy("tab", "Where")),
        ObjectList(FOR_WHOM, heading=_("For whom, at what price")),
        ObjectList([*COMING, *WHO], heading=_("How to come, who organises")),
    ]
