"""How much of a record is filled in: the share of the facts that residents ask for most."""

from django.utils.translation import gettext_lazy as _

# (what it is called, whether it is there). Every one counts the same.
ASKED_FOR = (
    (_("Category"), lambda place: place.category_id),
    (_("Introduction"), lambda place: place.introduction),
    (_("Address"), lambda place: place.street and place.postcode and place.town),
    (_("Point on the map"), lambda place: place.latitude is not None and place.longitude is not None),
    (_("Hours, or what is to be known of them"), lambda place: place.hours or place.hours_note),
    (_("Phone or e-mail"), lambda place: place.phone or place.email),
    (_("Website"), lambda place: place.website),
    (_("Accessibility"), lambda place: place.access_known),
    (_("Payment"), lambda place: place.payments),
    (_("E-mail of the owner"), lambda place: place.owner_email),
)


def missing(place):
    """What is not filled in, in words."""
    return [str(label) for label, is_there in ASKED_FOR if not is_there(place)]


def rate(place):
    """Per cent of ASKED_FOR that is filled in, rounded."""
    return round(100 * (len(ASKED_FOR) - len(missing(place))) / len(ASKED_FOR))
