"""Tags of the templates of places."""

from dataclasses import dataclass

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.hours.words import SOON, state_words

register = template.Library()


@dataclass(frozen=True)
class OpeningState:
    """`kind` as core/components/state.html wants it: open, soon or closed."""

    kind: str
    label: str


@register.simple_tag
def opening_state(hit):
    """Whether the place of a hit is open at this moment, in words; None where nobody knows."""
    return state_of(hit.opening, hit.card.get("by_appointment", False), timezone.now())


def state_of(state, by_appointment, now):
    """The same of a search.openings.State or None."""
    if state is None:
        return OpeningState("soon", _("By appointment")) if by_appointment else None
    return OpeningState(_kind(state, now), state_words(state, now))


def _kind(state, now):
    if not state.is_open:
        return "closed"
    return "soon" if state.until and state.until - now <= SOON else "open"
