"""Tags of the templates of places."""

from dataclasses import dataclass

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.hours.calendar import as_known
from directory.hours.words import SOON, state_words

register = template.Library()


@dataclass(frozen=True)
class OpeningState:
    """`kind` as core/components/state.html wants it: open, soon or closed."""

    kind: str
    label: str


@register.simple_tag
def opening_state(hit):
    """Whether the place of a hit is open at this moment, in words; None where nobody knows. The card is
    kept until it opens or closes: it names the hour, not the minutes that are left."""
    found, now = hit.opening, timezone.now()
    found = as_known(found, hit.card.get("doubtful_hours"), now)
    if found and found.is_open and found.until:
        now = min(now, found.until - 2 * SOON)
    return state_of(found, hit.card.get("by_appointment", False), now)


def state_of(state, by_appointment, now):
    """OpeningState of a search.openings.State, or of None: then whether one comes by appointment."""
    if state is None:
        return OpeningState("soon", _("By appointment")) if by_appointment else None
    is_soon = state.is_open and state.until and state.until - now <= SOON
    kind = "soon" if is_soon else "open" if state.is_open else "closed"
    return OpeningState(kind, state_words(state, now))
