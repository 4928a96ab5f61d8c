"""What a visitor asks for, as a value: it goes to an address and comes back the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode

from search.registry import facets
from search.selections import Selections

SORTS = ("pertinence", "ouverts", "date", "ancien", "titre", "fraicheur", "prochaine", "distance")
BY_RELEVANCE, BY_OPEN, BY_NAME, BY_NEXT_DATE, BY_DISTANCE = (SORTS[place] for place in (0, 1, 4, 6, 7))
# What a list of what has dates shows: what is not over, what is, or each date for itself.
DATES = COMING, PAST, BY_DAY = "a-venir", "passees", "jours"
PAGE_SIZE = 20


@dataclass(frozen=True)
class SearchQuery:
    """`selections` ({facet: values}) are OR inside a facet and AND between facets.

    `words` is what was typed, with its quotation marks; `everywhere` looks beyond the city of the site.
    The days `start` to `end` (both included) keep what has a date that meets them. `dates` is one of DATES,
    or "" for everything, with dates or without. `sort` "" is the listing's own order. `near` (latitude,
    longitude in degrees) keeps what has a point, at most `radius` metres away, nearest first; `near_name` is
    what the visitor calls that point, "" where nobody said.
    """

    words: str = ""
    selections: Mapping[str, tuple[str, ...]] = Selections()
    start: date | None = None
    end: date | None = None
    near: tuple[float, float] | None = None
    near_name: str = ""
    radius: int | None = None
    everywhere: bool = False
    dates: str = ""
    sort: str = ""
    page: int = 1

    def __post_init__(self) -> None:
        if not isinstance(self.selections, Selections):
            object.__setattr__(self, "selections", Selections(self.selections))

    def selected(self, name: str) -> tuple[str, ...]:
        """The values selected in a facet."""
        return self.selections.get(name, ())

    def selecting(self, name: str, values: Iterable[str]) -> "SearchQuery":
        """A copy of the query with exactly `values` selected in the facet `name`, back on its first page."""
        return replace(self, selections=Selections({**self.selections, name: sorted(set(values))}), page=1)

    def toggle(self, name: str, value: str) -> "SearchQuery":
        """Select a value, or deselect it; a single-choice facet forgets its other value."""
        chosen = set(self.selected(name))
        if value in chosen:
            return self.selecting(name, chosen - {value})
        return self.selecting(name, chosen | {value} if facets()[name].multiple else {value})

    def with_fixed(self, fixed: "SearchQuery") -> "SearchQuery":
        """This query inside a listing: never wider than `fixed` in any facet."""
        query = self
        for name in fixed.facet_names():
            allowed = fixed.selected(name)
            kept = [value for value in self.selected(name) if value in allowed]
            query = query.selecting(name, kept or allowed)
        start, end = self.days_within(fixed)
        return replace(
            query,
            words=self.words or fixed.words,
            start=start,
            end=end,
            dates=self.dates or fixed.dates,
            sort=self.sort or fixed.sort,
            page=self.page,
        )

    def days_within(self, fixed: "SearchQuery") -> tuple[date | None, date | None]:
        """First and last day inside a listing."""
        starts = [day for day in (self.start, fixed.start) if day]
        ends = [day for day in (self.end, fixed.end) if day]
        return max(starts, default=None), min(ends, default=None)

    @cached_property
    def _facet_names(self) -> tuple[str, ...]:
        return tuple(name for name in facets() if name in self.selections) if self.selections else ()

    @cached_property
    def _facets_encoded(self) -> str:
        """What is selected, in one stable order, as part of an address."""
        found, names = facets(), self._facet_names
        return "&".join(
            encoded_pair(found[name].param, value) for name in names for value in sorted(self.selected(name))
        )

    def facet_names(self) -> tuple[str, ...]:
        """Facets with a selection, in the order they are registered."""
        return self._facet_names

    @property
    def asks_days(self) -> bool:
        """It keeps what takes place on some days, or at some hours."""
        return bool(self.start or self.end) or any(facets()[name].occurs for name in self.facet_names())

    @property
    def is_empty(self) -> bool:
        """Nothing is selected: the page number and the order do not count."""
        return replace(self, sort="", page=1, everywhere=False) == EVERYTHING

    def first_page(self, **changes: Any) -> "SearchQuery":
        """A copy of the query on its first page. `changes`: {field of SearchQuery: another value}."""
        return replace(self, page=1, **changes)

    def to_querystring(self, **changes: Any) -> str:
        """Canonical and minimal: defaults left out, parameters and values in one stable order."""
        if "selections" in changes:
            return replace(self, **changes).to_querystring()
        asked = vars(self) | changes  # rather than another query: a list has fifty addresses
        pairs = [encoded_pair("q", asked["words"])] if asked["words"] else []
        pairs += ["partout=1"] if asked["everywhere"] else []
        pairs += [self._facets_encoded] if self._facets_encoded else []
        for name, day in (("du", asked["start"]), ("au", asked["end"])):
            pairs += [f"{name}={day.isoformat()}"] if day else []
        if asked["near"]:
            pairs.append(encoded_pair("pres", ",".join(f"{degrees:.4f}" for degrees in asked["near"])))
            pairs += [encoded_pair("autour", asked["near_name"])] if asked["near_name"] else []
            pairs += [f"rayon={asked['radius']}"] if asked["radius"] else []
        for name, code in (("dates", asked["dates"]), ("tri", asked["sort"])):
            pairs += [encoded_pair(name, code)] if code else []
        pairs += [f"page={asked['page']}"] if asked["page"] > 1 else []
        return "&".join(pairs)

    def url(self, path: str, **changes: Any) -> str:
        """`path` with the canonical query string of this query."""
        encoded = self.to_querystring(**changes)
        return f"{path}?{encoded}" if encoded else path


@lru_cache(maxsize=4_000)
def encoded_pair(name: str, value: str) -> str:
    """A parameter of an address."""
    return urlencode(((name, value),))


def usual_sort(words: str, near: tuple[float, float] | None, default: str) -> str:
    """The order of a list that nobody chose: `default`, unless there are words, or a place to be near to.
    What is open comes first beside a place too (search.database.ordering)."""
    if near:
        return BY_OPEN if default == BY_OPEN else BY_DISTANCE
    return BY_RELEVANCE if words else default


def order_of_list(query: SearchQuery, default: str, dates_first: bool) -> str:
    """`default`, unless the list has `dates_first` for who asks for days."""
    return BY_NEXT_DATE if dates_first and query.asks_days else default


EVERYTHING = SearchQuery()
