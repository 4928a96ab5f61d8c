"""Selections and facet counts: a few `&`, `|` and bit_count() over one snapshot."""

from dataclasses import dataclass, field, replace
from datetime import date

from core import reads
from core.sites import get_portal
from search import bitmaps
from search.days import ONE_DAY, Window, midnight
from search.models import DocumentPeriod
from search.nearby import RADII, Around
from search.registry import facet_labels, facets

RADIUS = "radius"


@dataclass(frozen=True)
class Answer:
    """The documents of a query, and {facet: {value: count}} of the facets asked for. With a place:
    the points `around` it, and {metres: count} of every radius."""

    bits: int
    counts: dict[str, dict[str, int]]
    around: Around | None = None
    radii: dict[int, int] = field(default_factory=dict)


def count(search, index, now, among=-1):
    """The Answer to a `services.Search` from one snapshot at one moment; `among` are the documents
    that hold its words."""
    base = in_listing(search, index, now) & among
    if search.query.start or search.query.end:
        base &= meeting(index, Window(search.query.start, search.query.end))
    chosen = {
        name: _selection(index, name, search.query.selected(name), now) for name in search.query.facet_names()
    }
    around = index.grid.around(search.query.near) if search.query.near else None
    if around:
        base &= around.located
        within = dict(zip(RADII, around.within_each(RADII), strict=True)) if search.facets else {}
        if radius := search.query.radius:
            chosen[RADIUS] = within[radius] if radius in within else around.within(radius)
    counts = {name: _counts(search, index, name, _all(base, chosen, name), now) for name in search.facets}
    bits, radii = _all(base, chosen), {}
    if around and search.facets:
        anywhere = _all(base, chosen, RADIUS)
        radii = {radius: (bits_within & anywhere).bit_count() for radius, bits_within in within.items()}
    return Answer(bits, counts, around, radii)


def in_listing(search, index, now, *, everywhere=False):
    """All documents that a search may show before the visitor chooses anything."""
    fixed = search.fixed
    bits = _in_scope(index, replace(search.seen, city=None) if everywhere else search.seen, now)
    if fixed.start or fixed.end:
        bits &= meeting(index, Window(fixed.start, fixed.end))
    for name in fixed.facet_names():
        bits &= _selection(index, name, fixed.selected(name), now)
    return bits


def meeting(index, window):
    """Documents with a period that meets a window of whole local days: days that have a bitmap by theirs,
    only those before and after by the table of periods."""
    first, last = window.first or date.min, window.last or date.max
    if index.first_day is None or last < index.first_day or index.last_day < first:
        return _by_periods(window)
    bits = index.on_days(Window(max(first, index.first_day), min(last, index.last_day)))
    if first < index.first_day:
        bits |= _by_periods(Window(window.first, index.first_day - ONE_DAY))
    if index.last_day < last:
        bits |= _by_periods(Window(index.last_day + ONE_DAY, window.last))
    return bits


def _by_periods(window):
    periods = DocumentPeriod.objects.all()
    if window.first:
        periods = periods.filter(end__gt=midnight(window.first))
    if window.last:
        periods = periods.filter(start__lt=midnight(window.last + ONE_DAY))
    return bitmaps.of_numbers(periods.values_list("document_id", flat=True).distinct())


def _in_scope(index, scope, now):
    reads.note(scope.city or reads.ANY)
    bits = index.alive(now) & index.bits("locale", scope.language)
    if scope.city is not None:
        bits &= index.bits("city" if scope.include_shared else "owner", scope.city)
    return bits


def _selection(index, name, values, now):
    return bitmaps.union(_value(index, name, value, now) for value in values)


def _value(index, name, value, now):
    compute = facets()[name].bits
    return compute(index, value, now) if compute else index.bits(name, value)


def _all(base, chosen, but=None):
    for name, bits in chosen.items():
        if name != but:
            base &= bits
    return base


def _counts(search, index, name, bits, now):
    if compute := facets()[name].bits:
        values = facet_labels(name, get_portal(), search.scope.language)
        return {value: (compute(index, value, now) & bits).bit_count() for value in values}
    return {value: (index.bits(name, value) & bits).bit_count() for value in index.values_of(name)}
