"""Tags of the templates of places."""

from dataclasses import dataclass
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.phrasing import in_a_row
from core.typography import NO_BREAK
from core.writing_direction import isolated
from directory.contacts import contact
from directory.facets import last_known_day, moment_problem
from directory.hours.calendar import as_known
from directory.hours.prose import prose
from directory.hours.words import SOON, closing_words, state_words
from search.days import local_day

register = template.Library()


@dataclass(frozen=True)
class OpeningState:
    """`kind` as core/components/state.html wants it: open, soon or closed."""

    kind: str
    label: str


@register.simple_tag
def what_and_where(hit, distance=""):
    """« Boulangerie · à 350 m · 8, rue des Bobines, Centre »."""
    card, town = hit.card, hit.card.get("town") if hit.is_foreign else ""
    what = card["category"]["title"] if card.get("category") else hit.kind_label
    where = in_a_row((card.get("street"), card.get("district"), town))
    return " · ".join(map(isolated, filter(None, (what, distance, where))))


@register.simple_tag(takes_context=True)
def open_at(context):
    """What the field for a day and an hour shows: the moment of the address, what is wrong with it, the first
    and the last that are known."""
    now, value = timezone.now(), context["request"].GET.get("ouvert-a", "")
    return {
        "value": value[:40],
        "problem": moment_problem(value, now),
        "first": f"{local_day(now)}T00:00",
        "last": f"{last_known_day(now)}T23:59",
    }


@register.simple_tag
def point_of(query):
    """The place to be near to, as an address has it."""
    return ",".join(f"{degrees:.4f}" for degrees in query.near)


@register.simple_tag
def opening_state(hit):
    """Whether the place of a hit is open at this moment, in words; None where nobody knows. The card is
    kept until it opens or closes: it names the hour, not the minutes that are left."""
    found, now = hit.opening, timezone.now()
    found = as_known(found, hit.card.get("doubtful_hours"), now)
    if found and found.is_open and found.until:
        now = min(now, found.until - 2 * SOON)
    return state_of(found, hit.card.get("by_appointment", False), now)


@register.simple_tag
def closing_hour(hit):
    """When an open place closes, in words; "" where it does not, or is not open."""
    found = hit.opening
    return closing_words(found.until, timezone.now()) if found and found.is_open and found.until else ""


def state_of(state, by_appointment, now):
    """OpeningState of a search.openings.State, or of None: then whether one comes by appointment."""
    if state is None:
        return OpeningState("soon", _("By appointment")) if by_appointment else None
    is_soon = state.is_open and state.until and state.until - now <= SOON
    kind = "soon" if is_soon else "open" if state.is_open else "closed"
    return OpeningState(kind, state_words(state, now))


@register.filter
def unbroken(words):
    """Words that stay on one line."""
    return words.replace(" ", NO_BREAK)


@register.filter
def hours_in_words(hours):
    """« Du lundi au vendredi de 8 h 30 à 17 h. »; "" where the page of the place alone can say them."""
    return _in_words(hours, get_language()) if hours else ""


@lru_cache(maxsize=1024)
def _in_words(hours, language):
    return prose(hours)


@register.simple_tag
def phone_of(hit):
    """The phone of a place as directory.contacts.Contact, or None where there is none that dials."""
    number = hit.card.get("phone")
    found = contact("phone", "", number) if number else None
    return found if found and found.url else None
