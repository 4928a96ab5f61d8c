"""Facets whose values are worked out for each request: which values are counted, what may change them."""

from collections.abc import Collection
from datetime import datetime

from core.sites import get_portal
from search.conditions import OpenAt
from search.protocol import Search
from search.query import BY_OPEN
from search.registry import facet_labels, facets


def values_of(search: Search, name: str) -> Collection[str]:
    """The values of a computed facet that a search counts."""
    return facet_labels(name, get_portal(), search.scope.language)


def follows_openings(search: Search, now: datetime) -> bool:
    """Whether an opening or a closing may make the answer another one: its order, or a facet that is shown or
    chosen, asks what is open at this very moment."""
    if search.sort == BY_OPEN:
        return True
    asked = {*search.facets, *search.query.facet_names(), *search.fixed.facet_names()}
    declared = [facet for name in asked if (facet := facets()[name]).condition]
    return any(
        facet.condition(value, now) == OpenAt(now)
        for facet in declared
        for value in (
            *values_of(search, facet.name),
            *search.query.selected(facet.name),
            *search.fixed.selected(facet.name),
        )
    )
