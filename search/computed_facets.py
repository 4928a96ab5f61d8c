"""Facets whose values are worked out for each request: which values are counted, what may change them."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from functools import lru_cache

from core.sites import get_portal
from search.conditions import Condition, OpenAt
from search.protocol import Search
from search.query import BY_OPEN
from search.registry import facet_labels, facets

SOME_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


def values_of(search: Search, name: str) -> Collection[str]:
    """The values of a computed facet that a search counts."""
    return facet_labels(name, get_portal(), search.scope.language)


def follows_openings(search: Search) -> bool:
    """Whether an opening or a closing may make the answer another one: its order, or a facet that is shown or
    chosen, asks what is open at this very moment."""
    if search.sort == BY_OPEN:
        return True
    known = facets()
    shown = ((name, values_of(search, name)) for name in search.facets if known[name].condition)
    chosen = (
        (name, asked.selected(name)) for asked in (search.query, search.fixed) for name in asked.facet_names()
    )
    return any(
        _is_of_this_moment(condition, value)
        for name, values in (*shown, *chosen)
        if (condition := known[name].condition)
        for value in values
    )


@lru_cache(maxsize=1_000)
def _is_of_this_moment(condition: Callable[[str, datetime], Condition], value: str) -> bool:
    return condition(value, SOME_MOMENT) == OpenAt(SOME_MOMENT)
