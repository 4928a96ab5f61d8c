"""Where an activity is: a place of the directory as it is now, or the address that its editor wrote."""

import json
from dataclasses import dataclass, field
from hashlib import blake2s
from typing import Any

from directory.models.choices import ACCESS_FACTS


@dataclass(frozen=True)
class Venue:
    """`page` is the live PlacePage in the language asked for, or in the one it has; None for a free address.
    `access`: {fact: True or False}, what the activity itself says first. `value`: what the facet calls the
    place; `key`: its translation key.
    """

    name: str = ""
    room: str = ""
    lines: tuple[str, ...] = ()
    town: str = ""
    district: str = ""
    latitude: float | None = None
    longitude: float | None = None
    access: dict[str, bool] = field(default_factory=dict)
    value: str = ""
    key: str = ""
    page: Any = None

    @property
    def is_known(self):
        """Whether anything says where to go."""
        return bool(self.name or self.lines)


def venue_of(page):
    """The Venue of a page; an empty one for what is online only."""
    if not page.is_here:
        return Venue(access=page.access_known)
    place = in_language_of(page, page.venue)
    if place is None:
        town = " ".join(filter(None, (page.postcode, page.town)))
        return Venue(
            name=page.venue_name,
            room=page.room,
            lines=tuple(filter(None, (page.street, town))),
            town=page.town,
            district=page.district,
            latitude=page.latitude,
            longitude=page.longitude,
            access=page.access_known,
        )
    access = place.access_known | page.access_known
    return Venue(
        name=place.title,
        room=page.room,
        lines=tuple(place.address_lines),
        town=place.town,
        district=place.district,
        latitude=place.latitude,
        longitude=place.longitude,
        access={name: access[name] for name in ACCESS_FACTS if name in access},
        value=value_of(page.venue),
        key=str(place.translation_key),
        page=place if place.live else None,
    )


def mark_of_place(page):
    """What tells the place of a page from one that it named before: 16 letters, others where one has to go
    elsewhere."""
    venue = venue_of(page)
    said = [page.is_here, page.is_online, venue.name, venue.room, *venue.lines]
    return blake2s(json.dumps(said).encode(), digest_size=8).hexdigest()


def in_language_of(page, place):
    """A place as it is written in the language of `page`, where that is published."""
    if place is None or place.locale_id == page.locale_id:
        return place
    translations = place.get_translations().filter(locale_id=page.locale_id, live=True, alias_of=None)
    return translations.first() or place


def value_of(place):
    """What the facet calls a place: readable, the same in every language, and one place only."""
    return f"{place.slug}-{str(place.translation_key)[:8]}"
