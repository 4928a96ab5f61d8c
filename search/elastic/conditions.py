"""The conditions of search.conditions as queries."""

from typing import Any

from search import translations
from search.conditions import (
    AnyOf,
    Condition,
    EndedBefore,
    Has,
    LiveIn,
    Located,
    Not,
    Occurring,
    OpenAt,
    OpenOn,
    Within,
)
from search.elastic import openings
from search.elastic.dates import occurring
from search.elastic.queries import Query, any_of, between, has, none_of


def meeting(condition: Condition) -> Query:
    """The documents that meet a condition."""
    return _BY_TYPE[type(condition)](condition)


def _within(condition):
    latitude, longitude = condition.point
    place = {"lat": latitude, "lon": longitude}
    return {"geo_distance": {"distance": f"{max(condition.radius, 0)}m", "point": place}}


def _live_in(condition):
    first, last = translations.bounds(condition.language, condition.moment)
    until = between(f"values.{translations.ALSO_UNTIL}", gt=first, lt=last)
    return any_of([has(translations.ALSO, condition.language), until])


_BY_TYPE: dict[type, Any] = {
    Has: lambda one: has(one.facet, one.value),
    OpenAt: lambda one: openings.open_at(one.moment),
    OpenOn: lambda one: openings.open_on(one.day),
    Occurring: occurring,
    LiveIn: _live_in,
    EndedBefore: lambda one: between(f"values.{one.facet}", gte="", lt=str(one.day)),
    Located: lambda one: {"exists": {"field": "point"}},
    Within: _within,
    Not: lambda one: none_of(meeting(one.condition)),
    AnyOf: lambda one: any_of(map(meeting, one.conditions)),
}
