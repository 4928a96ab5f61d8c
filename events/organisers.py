"""Who organises an activity: places of the directory as they are now, and names."""

from dataclasses import dataclass
from typing import Any

from events.venues import in_language_of


@dataclass(frozen=True)
class Organiser:
    """`page` is the live PlacePage; None where there is only a name."""

    name: str
    page: Any = None


def organisers_of(page):
    """Every Organiser, the first one being responsible."""
    first = _of_place(page, page.organiser) or _named(page.organiser_name)
    values = [block.value for block in page.co_organisers]
    others = [_of_place(page, value["place"]) or _named(value["name"]) for value in values]
    return [found for found in (first, *others) if found]


def _of_place(page, place):
    place = in_language_of(page, place and place.specific)
    return Organiser(place.title, place if place.live else None) if place else None


def _named(name):
    return Organiser(name) if name else None
