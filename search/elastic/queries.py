"""The few shapes of queries that all others are made of."""

from collections.abc import Iterable
from typing import Any

Query = dict[str, Any]

NOTHING: Query = {"match_none": {}}


def all_of(queries: Iterable[Query]) -> Query:
    """Whoever meets every query; everybody where there are none."""
    return {"bool": {"filter": list(queries)}}


def any_of(queries: Iterable[Query]) -> Query:
    """Whoever meets one of them; nobody where there are none."""
    either = list(queries)
    return {"bool": {"should": either, "minimum_should_match": 1}} if either else NOTHING


def none_of(*queries: Query) -> Query:
    """Whoever meets none of them."""
    return {"bool": {"must_not": list(queries)}}


def has(facet: str, *values: str) -> Query:
    """Whoever has one of some values of a facet."""
    field = f"values.{facet}"
    return {"term": {field: values[0]}} if len(values) == 1 else {"terms": {field: list(values)}}


def between(field: str, **bounds: Any) -> Query:
    """A range of a field: gt, gte, lt, lte."""
    return {"range": {field: bounds}}
