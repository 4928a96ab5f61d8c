"""Questions about dates as queries on nested documents: all that is asked is met by one date (docs/adr/0024).

The rules are those of search.database.dates, said in ranges: what began before a stretch of whole days
counts from its dawn on, what has no end is where it starts, and a date that a moment or a window cuts is in
the cells of the week that are left of it.
"""

from collections.abc import Iterator

from search import cells
from search.conditions import Occurring
from search.dates_asked import ANY_TO_COME, NEVER, Asked, Constraints, DatesAsked, Span, spans_of
from search.elastic.queries import NOTHING, Query, all_of, any_of, between, none_of
from search.query import BY_DAY, PAST

HAS_END, HAS_NONE = ({"term": {"occ.has_end": said}} for said in (True, False))
TAKES_PLACE = {"term": {"occ.takes_place": True}}


def with_date(query: Query) -> Query:
    """Documents with a date that meets a query."""
    return {"nested": {"path": "occ", "score_mode": "none", "query": query}}


def occurring(condition: Occurring) -> Query:
    """Documents with a date that meets a condition, over or not."""
    return with_date(date_of(Asked(spans_of([condition]), is_to_come=False), 0))


def documents_of(asks: DatesAsked, constraints: Constraints | None, now: int) -> list[Query]:
    """What a document must meet to have such a date; nothing where none is asked for."""
    if constraints is None:
        return [NOTHING]
    met = [with_date(date_of(asks.asked(constraints), now))] if constraints else []
    return met + _in_mode(asks, now) if asks.mode == PAST or not constraints else met


def _in_mode(asks, now):
    if asks.mode in ("", BY_DAY):
        return []
    is_coming = with_date(date_of(ANY_TO_COME, now))
    if asks.mode == PAST:
        return [with_date({"exists": {"field": "occ.start"}}), none_of(is_coming)]
    return [is_coming]


def date_of(asked: Asked, now: int) -> Query:
    """One date that meets what is asked."""
    moment = now if asked.is_to_come else None
    met = any_of(way for span in asked.spans for way in _in_span(span, moment))
    return met if asked.with_cancelled else all_of([TAKES_PLACE, met])


def shown(asked: Asked, now: int) -> Query:
    """The dates of which a document shows the first. One without a date that takes place shows one that does
    not, where the question admits it (which then asks for nothing else)."""
    if not asked.with_cancelled:
        return date_of(asked, now)
    met = date_of(asked, now)
    over = now if asked.is_to_come else -1
    has_no_other = all_of([none_of(TAKES_PLACE), between("occ.plays_until", lte=over)])
    return all_of([met, any_of([TAKES_PLACE, has_no_other])])


def _in_span(span: Span, now: int | None) -> Iterator[Query]:
    """The ways in which a date meets a span; with a moment, what is left of it then."""
    since = span.start if now is None else max(span.start, now)
    before_end = [between("occ.start", lt=span.end)] if span.end < NEVER else []
    may_be_late = span.dawn > since
    in_time = [between("occ.start", gte=span.start)] if may_be_late else []
    not_over = [between("occ.end", gt=since)] if since > -NEVER else []
    if since < span.end:
        yield all_of([HAS_END, *before_end, *in_time, *not_over, *_in_cells(span, since)])
        starts = [between("occ.start", gte=span.start)] if span.start > -NEVER else []
        yield all_of([HAS_NONE, *before_end, *starts, *not_over, *_in_cells(span, -NEVER)])
    if may_be_late and span.dawn < span.end:
        is_late = [between("occ.start", lt=span.start), between("occ.end", gt=span.dawn)]
        yield all_of([HAS_END, *is_late, *_in_cells(span, span.dawn)])


def _in_cells(span: Span, since: int) -> list[Query]:
    """What a date that is cut off before `since`, and at the end of the span, must meet to touch one of the
    cells that count."""
    if span.mask == cells.EVERY:
        return []
    first = cells.cell_of(since) if since > -NEVER else None
    last = cells.cell_of(span.end - 1) if span.end < NEVER else None
    return [any_of(_ways_in_cells(span.mask, first, last))]


def _ways_in_cells(mask: int, first: int | None, last: int | None) -> Iterator[Query]:
    counted = [str(place) for place in range(cells.WEEK) if mask >> place & 1]
    from_first = [] if first is None else [between("occ.first_cell", gte=first)]
    to_last = [] if last is None else [between("occ.last_cell", lte=last)]
    yield all_of([{"terms": {"occ.cells": counted}}, *from_first, *to_last])
    if first is not None:
        following = next(cell for cell in range(first, first + cells.WEEK) if _counts(mask, cell))
        if last is None or following <= last:
            yield all_of([between("occ.first_cell", lt=first), between("occ.last_cell", gte=following)])
    if last is not None:
        latest = next(cell for cell in range(last, last - cells.WEEK, -1) if _counts(mask, cell))
        if first is None or latest >= first:
            cut = [between("occ.last_cell", gt=last), between("occ.first_cell", lte=latest)]
            yield all_of([*from_first, *cut])


def _counts(mask, cell):
    return mask >> cell % cells.WEEK & 1
