"""What a visitor asks for, as a value: it goes to an address and comes back the same."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from search.facets import FIELDS
from search.registry import facets

SORTS = ("pertinence", "date", "ancien", "titre", "fraicheur", "distance")
BY_RELEVANCE, BY_DISTANCE = SORTS[0], SORTS[-1]


@dataclass(frozen=True)
class SearchQuery:
    """Selections are OR inside a facet and AND between facets.

    `words` is what was typed, with its quotation marks; `everywhere` looks beyond the city of the site.
    `when`, and the days `start` to `end` (both included), keep what has a period that meets them.
    `sort` "" is the listing's own order. `more` holds facets that apps registered:
    (("price", ("free",)),). `near` (latitude, longitude in degrees) keeps what has a point, at most `radius`
    metres away, nearest first.
    """

    words: str = ""
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    when: str = ""
    start: date | None = None
    end: date | None = None
    near: tuple[float, float] | None = None
    radius: int | None = None
    everywhere: bool = False
    sort: str = ""
    page: int = 1
    more: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @cached_property
    def _chosen(self):
        """{facet: values} of the facets with a selection, in the order they are registered."""
        found = {"when": (self.when,) if self.when else (), **dict(self.more)}
        found |= {name: getattr(self, field) for name, field in FIELDS.items()}
        return {name: found[name] for name in facets() if found.get(name)}

    def selected(self, name):
        """The values selected in a facet, as a tuple."""
        return self._chosen.get(name, ())

    def selecting(self, name, values):
        """The same query with exactly these values in a facet, back on its first page."""
        values = tuple(sorted(set(values)))
        if name == "when":
            return replace(self, when=values[0] if values else "", page=1)
        if name in FIELDS:
            return replace(self, **{FIELDS[name]: values}, page=1)
        more = {**dict(self.more), name: values}
        return replace(self, more=tuple(sorted((k, v) for k, v in more.items() if v)), page=1)

    def toggle(self, name, value):
        """Select a value, or deselect it; a single-choice facet forgets its other value."""
        chosen = set(self.selected(name))
        if value in chosen:
            return self.selecting(name, chosen - {value})
        return self.selecting(name, chosen | {value} if facets()[name].multiple else {value})

    def with_fixed(self, fixed):
        """This query inside a listing: never wider than `fixed` in any facet."""
        query = self
        for name in fixed.facet_names():
            allowed = fixed.selected(name)
            kept = [value for value in self.selected(name) if value in allowed]
            query = query.selecting(name, kept or allowed)
        starts = [day for day in (self.start, fixed.start) if day]
        ends = [day for day in (self.end, fixed.end) if day]
        return replace(
            query,
            words=self.words or fixed.words,
            start=max(starts, default=None),
            end=min(ends, default=None),
            sort=self.sort or fixed.sort,
            page=self.page,
        )

    def facet_names(self):
        """Facets with a selection, in the order they are registered."""
        return list(self._chosen)

    @property
    def is_empty(self):
        """Nothing is selected: the page number and the order do not count."""
        return replace(self, sort="", page=1, everywhere=False) == EVERYTHING

    def first_page(self, **changes):
        """The same question from its start, with other changes."""
        return replace(self, page=1, **changes)

    def to_querystring(self, **changes):
        """Canonical and minimal: defaults left out, parameters and values in one stable order."""
        changes = {name: value for name, value in changes.items() if getattr(self, name) != value}
        query = replace(self, **changes) if changes else self
        pairs = [("q", query.words)] if query.words else []
        pairs += [("partout", 1)] if query.everywhere else []
        pairs += [
            (facets()[name].param, value)
            for name, values in query._chosen.items()
            for value in sorted(set(values))
        ]
        if query.start:
            pairs.append(("du", query.start.isoformat()))
        if query.end:
            pairs.append(("au", query.end.isoformat()))
        if query.near:
            pairs.append(("pres", ",".join(f"{degrees:.4f}" for degrees in query.near)))
        if query.near and query.radius:
            pairs.append(("rayon", query.radius))
        if query.sort:
            pairs.append(("tri", query.sort))
        if query.page > 1:
            pairs.append(("page", query.page))
        return urlencode(pairs)

    def url(self, path, **changes):
        """`path` with the canonical query string of this query."""
        encoded = self.to_querystring(**changes)
        return f"{path}?{encoded}" if encoded else path

    def describe(self, portal, language, listing=None):
        """A French sentence for titles: « Actualités sur la nature à Roubaix, en 2018 »."""
        from search.sentences import describe

        return describe(self, portal, language, listing)


EVERYTHING = SearchQuery()
