"""The facts of a place that anybody may propose to change, and how they are said."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.days import day_words
from directory.hours.prose import prose
from directory.models import PlacePage
from directory.page_forms import CODES

PUBLIC_FIELDS = ("hours", "phone", "website", "street", "postcode", "town")
OWNER_FIELDS = (
    "title",
    "street",
    "address_extra",
    "postcode",
    "town",
    "phone",
    "email",
    "website",
    "hours",
    "by_appointment",
    "booking_url",
)
# Not facts of the page: what somebody tells about it. Hours that cannot be read are written by hand.
CLOSED, HOURS_IN_WORDS = "closed", "hours_in_words"
TOLD = (CLOSED, HOURS_IN_WORDS)
LABELS = {
    "title": gettext_lazy("Name"),
    "introduction": gettext_lazy("Introduction"),
    CLOSED: gettext_lazy("Closed for good"),
    HOURS_IN_WORDS: gettext_lazy("Opening hours, as written"),
}


def values_of(place, names):
    """{field: value} as the page has them now."""
    return {name: getattr(place, name) for name in names}


def label_of(name):
    """What the fact is called, with a capital."""
    label = str(LABELS.get(name) or PlacePage._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def in_words(name, value):
    """A value as people read it; "" when there is none."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return day_words(value, "j F Y")
    if name == "hours" and value:
        return prose(value) or value
    if name in CODES:
        return ", ".join(str(label) for code, label in CODES[name].choices if code in value)
    return str(value or "")


def facts_in_words(place, names):
    """[(label, words)] of what is filled in, or true."""
    values = values_of(place, names)
    return [(label_of(name), in_words(name, value)) for name, value in values.items() if value]
