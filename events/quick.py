"""The quick choices above a list of activities: one press for what people ask most, with its number."""

from dataclasses import dataclass

from search.listings import Listing
from search.query import SearchQuery
from search.services import Results

USUAL = (
    ("when", "ce-soir"),
    ("when", "semaine"),
    ("when", "week-end"),
    ("when", "vacances"),
    ("price", "gratuit"),
)
OF_CHILDREN = (("when", "week-end"), ("weekday", "mercredi"), ("when", "vacances"), ("price", "gratuit"))


@dataclass(frozen=True)
class Choice:
    """`url` chooses it, or gives it up where it `is_chosen`."""

    label: str
    count: int
    url: str
    is_chosen: bool


def quick_choices(listing: Listing, results: Results) -> list[Choice]:
    """Those that would give something; a list for some ages begins with these."""
    ages = [("age", age) for age in listing.fixed.selected("age")]
    return [
        _choice(name, value, listing, results.query)
        for name, wanted in ([*ages, *OF_CHILDREN] if ages else USUAL)
        for value in results.facets.get(name, ())
        if value.value == wanted and (value.count or value.selected)
    ]


def _choice(name, value, listing: Listing, query: SearchQuery) -> Choice:
    url = query.toggle(name, value.value).url(listing.path)
    return Choice(value.label, value.count, url, value.selected)
