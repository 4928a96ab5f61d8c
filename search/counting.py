"""Selections and facet counts: a few `&`, `|` and bit_count() over one snapshot."""

from dataclasses import dataclass, replace
from datetime import date

from search import bitmaps
from search.days import ONE_DAY, WHEN_LABELS, Window, local_day, midnight, window_of
from search.models import DocumentPeriod


@dataclass(frozen=True)
class Answer:
    """The documents of a query, and {facet: {value: count}} of the facets asked for."""

    bits: int
    counts: dict[str, dict[str, int]]


def count(search, index, now, among=-1):
    """The Answer to a `services.Search` from one snapshot at one moment; `among` are the documents
    that hold its words."""
    today = local_day(now)
    base = in_listing(search, index, now) & among
    if search.query.start or search.query.end:
        base &= meeting(index, Window(search.query.start, search.query.end))
    chosen = {
        name: _selection(index, name, search.query.selected(name), today)
        for name in search.query.facet_names()
    }
    counts = {name: _counts(index, name, _all(base, chosen, name), today) for name in search.facets}
    return Answer(_all(base, chosen), counts)


def in_listing(search, index, now, *, everywhere=False):
    """All documents that a search may show before the visitor chooses anything."""
    today, fixed = local_day(now), search.fixed
    bits = _in_scope(index, replace(search.seen, city=None) if everywhere else search.seen, now)
    if fixed.start or fixed.end:
        bits &= meeting(index, Window(fixed.start, fixed.end))
    for name in fixed.facet_names():
        bits &= _selection(index, name, fixed.selected(name), today)
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
    bits = index.alive(now) & index.bits("locale", scope.language)
    if scope.city is not None:
        bits &= index.bits("city" if scope.include_shared else "owner", scope.city)
    return bits


def _selection(index, name, values, today):
    return bitmaps.union(_value(index, name, value, today) for value in values)


def _value(index, name, value, today):
    if name == "when":
        return meeting(index, window_of(value, today))
    return index.bits(name, value)


def _all(base, chosen, but=None):
    for name, bits in chosen.items():
        if name != but:
            base &= bits
    return base


def _counts(index, name, bits, today):
    values = WHEN_LABELS if name == "when" else index.values_of(name)
    return {value: (_value(index, name, value, today) & bits).bit_count() for value in values}
