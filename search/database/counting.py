"""Selections and facet counts: a few `&`, `|` and bit_count() over one snapshot."""

from dataclasses import dataclass, field, replace
from datetime import date

from core import reads
from search.computed_facets import values_of
from search.conditions import LiveIn
from search.database import bitmaps
from search.database.dating import Dating
from search.database.points import Around
from search.database.selecting import meeting
from search.nearby import RADII
from search.registry import facets, unasked

RADIUS, DATES = "radius", "dates"  # beside the names of facets


@dataclass(frozen=True)
class Count:
    """The documents of a search, and {facet: {value: count}} of the facets asked for. With a place:
    the points `around` it, and {metres: count} of every radius. {day: count} of the days of a calendar."""

    bits: int
    counts: dict[str, dict[str, int]]
    around: Around | None = None
    radii: dict[int, int] = field(default_factory=dict)
    days: dict[date, int] = field(default_factory=dict)


def count(search, index, now, around_of, dating, among=-1):
    """The Count of a Search in one snapshot at one moment. `around_of(point)` gives its points seen from one,
    `dating` is what it asks of dates; `among` are the documents that hold its words."""
    base = _in_listing(search, index, now) & among
    chosen = _selections(index, search.query, now) | {DATES: dating.bits()}
    around = around_of(search.query.near) if search.query.near else None
    if around:
        base &= around.located
        within = dict(zip(RADII, around.within_each(RADII), strict=True)) if search.counts_radii else {}
        if radius := search.query.radius:
            chosen[RADIUS] = within[radius] if radius in within else around.within(radius)
    counts = {
        name: _counts_of_dates(search, dating, name, _all(base, chosen, DATES), now)
        if facets()[name].occurs
        else _counts(search, index, name, _all(base, chosen, name), now)
        for name in search.facets
    }
    bits, radii = _all(base, chosen), {}
    if around and search.counts_radii:
        anywhere = _all(base, chosen, RADIUS)
        radii = {radius: (bits_within & anywhere).bit_count() for radius, bits_within in within.items()}
    return Count(bits, counts, around, radii, _of_days(search, dating, _all(base, chosen, DATES)))


def in_listing(search, index, now, *, everywhere=False):
    """All documents that a search may show before the visitor chooses anything."""
    return _in_listing(search, index, now, everywhere) & Dating(search, index, now).in_listing()


def _in_listing(search, index, now, everywhere=False):
    """The same, whatever their dates."""
    bits = _in_scope(index, replace(search.seen, city=None) if everywhere else search.seen, now)
    for selected in _selections(index, search.fixed, now).values():
        bits &= selected
    for condition in search.where:
        bits &= meeting(index, condition)
    for name, condition_at in unasked().items():
        if not search.query.selected(name) and not search.fixed.selected(name):
            bits &= meeting(index, condition_at(now))
    return bits


def _in_scope(index, scope, now):
    reads.note(scope.city or reads.ANY)
    bits = index.alive(now) & in_languages(index, scope.languages, now)
    if scope.city is not None:
        bits &= index.bits("city" if scope.include_shared else "owner", scope.city)
    return bits


def in_languages(index, languages, now):
    """The documents in the first of the languages, and those in the next of pages that are not live in it."""
    own, *others = languages
    bits = index.bits("locale", own)
    for language in others:
        bits |= index.bits("locale", language) & ~meeting(index, LiveIn(own, now))
    return bits


def _selections(index, query, now):
    """{facet: documents with a value chosen in it} of all but those of dates."""
    return {
        name: bitmaps.union(_value(index, name, value, now) for value in query.selected(name))
        for name in query.facet_names()
        if not facets()[name].occurs
    }


def _value(index, name, value, now):
    declared = facets()[name].condition
    return meeting(index, declared(value, now)) if declared else index.bits(name, value)


def _all(base, chosen, but=None):
    for name, bits in chosen.items():
        if name != but:
            base &= bits
    return base


def _counts(search, index, name, bits, now):
    if facets()[name].condition:
        values = values_of(search, name)
        return {value: (_value(index, name, value, now) & bits).bit_count() for value in values}
    return index.counts_in(name, bits)


def _of_days(search, dating, bits):
    return {day: (dating.bits_of_day(day) & bits).bit_count() for day in search.days_counted}


def _counts_of_dates(search, dating, name, bits, now):
    occurs = facets()[name].occurs
    if not bits & dating.all_documents:
        return {}
    return {
        value: (dating.bits(name, occurs(value, now)) & bits).bit_count() for value in values_of(search, name)
    }
