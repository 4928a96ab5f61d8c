"""When an answer may become another one although nobody publishes: asked with it, for the next minutes."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from search.dates_asked import Asked
from search.elastic.dates import with_date
from search.elastic.mapping import number_field
from search.elastic.openings import bounds_within
from search.elastic.queries import any_of, between
from search.occurrences import micros, moment_of
from search.openings import MINUTE

MINUTES = 15  # nobody keeps such an answer longer


def body(now: datetime) -> dict[str, Any]:
    """The question: the first opening or closing, the first end of a date, anywhere in the index."""
    ends = between("occ.end", gt=micros(now), lte=micros(limit(now)))
    first_end = {"filter": ends, "aggs": {"first": {"min": {"field": "occ.end"}}}}
    bounds = bounds_within(now)
    return {
        "query": any_of(
            [with_date(ends), *(between(field, gte=first, lt=first + MINUTES) for field, first, _ in bounds)]
        ),
        "sort": [number_field()],
        "size": 0,
        "track_total_hits": False,
        "aggs": {
            "ends": {"nested": {"path": "occ"}, "aggs": {"soon": first_end}},
            **{str(place): _minutes(field, first) for place, (field, first, _) in enumerate(bounds)},
        },
    }


def _minutes(field, first):
    within = {"min": first, "max": first + MINUTES - 1}
    return {"histogram": {"field": field, "interval": 1, "min_doc_count": 1, "hard_bounds": within}}


def limit(now: datetime) -> datetime:
    """The moment up to which the question looks."""
    return now + timedelta(minutes=MINUTES)


def next_opening(answer: dict[str, Any], now: datetime) -> datetime:
    """The first opening or closing, or the limit."""
    found = [
        minute + (int(bucket["key"]) - first) * MINUTE
        for place, (_, first, minute) in enumerate(bounds_within(now))
        for bucket in answer["aggregations"][str(place)]["buckets"]
    ]
    return min([*found, limit(now)])


def next_end(answer: dict[str, Any], now: datetime, asked: Iterable[Asked]) -> datetime:
    """The first end of a date, or of what is asked of dates; or the limit."""
    first = answer["aggregations"]["ends"]["soon"]["first"]["value"]
    # An aggregation is a float, exact to a microsecond for as long as anybody lives.
    ends = [] if first is None else [round(first)]
    bounds = [*ends, *(one.bound(micros(now)) for one in asked)]
    return moment_of(min([*bounds, micros(limit(now))]))
