"""The few shapes of queries that all others are made of."""

from collections.abc import Iterable
from typing import Any

Query = dict[str, Any]

NOTHING: Query = {"match_none": {}}
EVERYTHING: Query = {"match_all": {}}


def all_of(queries: Iterable[Query]) -> Query:
    """Whoever meets every query; everybody where there are none. For filters: a query alone keeps its
    score."""
    every = list(queries)
    return every[0] if len(every) == 1 else {"bool": parts(every)}


def parts(queries: Iterable[Query]) -> dict[str, list[Query]]:
    """Parts of a `bool` that meets every query. What is refused stands beside what is required: within it,
    all documents would be looked at first."""
    required: list[Query] = []
    refused: list[Query] = []
    for query in queries:
        inner = query.get("bool", {})
        if inner.keys() == {"must_not"}:
            refused += inner["must_not"]
        else:
            required.append(query)
    return {"filter": required} | ({"must_not": refused} if refused else {})


def any_of(queries: Iterable[Query]) -> Query:
    """Whoever meets one of them; nobody where there are none."""
    either = list(queries)
    if len(either) < 2:
        return either[0] if either else NOTHING
    return {"bool": {"should": either, "minimum_should_match": 1}}


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
