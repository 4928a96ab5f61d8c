"""All that the directory says of a place, as its owner reads it before confirming it."""

import json
from datetime import date
from hashlib import sha256

from django.utils import timezone
from django.utils.translation import gettext as _

from core.bodies import plain_text
from directory.contacts import other_contacts
from directory.hours.calendar import exceptions_of
from directory.hours.words import upcoming
from directory.models.choices import ACCESS_FACTS
from directory.page_forms import CODES
from directory.tree import branch_of
from directory.truth import facts

NAMES = (
    "title", "kind", "category", "introduction", "street", "address_extra", "postcode", "town", "district",
    "service_area", "serves_whole_town", "phone", "email", "website", "contacts", "hours", "hours_note",
    "exceptions", "by_appointment", "booking_url", *CODES, "min_age", "max_age", "spoken_languages", "siret",
    "rna", "body", "gallery", *ACCESS_FACTS,
)  # fmt: skip


def record_of(place):
    """[{"term", "text"}] of all that is public of a place, for core/components/facts.html."""
    shown = ((facts.label_of(name), _words(place, name)) for name in NAMES)
    return [{"term": term, "text": words} for term, words in shown if words]


def digest_of(place, shown):
    """What tells this record, as it was shown, from the same one changed since. The point
    counts too: its owner sees it on the map of the public page."""
    seen = [place.pk, shown, place.latitude, place.longitude, list(place.gallery.raw_data)]
    return sha256(json.dumps(seen, default=str).encode()).hexdigest()


def _words(place, name):
    special = SPECIAL.get(name)
    return special(place) if special else facts.in_words(name, getattr(place, name))


def _category(place):
    branch = branch_of(place)
    return branch.title if branch else ""


def _contacts(place):
    found = [{"label": contact.label, "words": contact.text} for contact in other_contacts(place)]
    return ", ".join(_("%(label)s: %(words)s") % words for words in found)


def _exceptions(place):
    today = timezone.localdate()
    return " ".join(upcoming(exceptions_of(place.exceptions), today, (date.max - today).days))


def _pictures(place):
    images = [block.value["image"] for block in place.gallery]
    return ", ".join(image.contextual_alt_text or image.title for image in images if image)


SPECIAL = {
    "serves_whole_town": lambda place: facts.in_words("", place.serves_whole_town or None),
    "kind": lambda place: place.get_kind_display(),
    "category": _category,
    "contacts": _contacts,
    "exceptions": _exceptions,
    "body": lambda place: plain_text(place.body),
    "gallery": _pictures,
}
