"""One search as one request: what is found, in its order, and all that is counted.

What is counted and the hits are two searches: what the visitor chose in a facet narrows the hits, and of what
is counted the total alone (post_filter), so that each facet can be counted without its own selection.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from core import reads
from core.paging import Paging, read_page_number
from search.computed_facets import values_of
from search.conditions import LiveIn, OpenAt
from search.dates_asked import ANY_TO_COME, Asked, DatesAsked
from search.elastic import dates, words
from search.elastic.conditions import meeting
from search.elastic.mapping import MOST_SHOWN, number_field
from search.elastic.queries import EVERYTHING, Query, all_of, any_of, between, has, none_of, parts
from search.nearby import RADII
from search.occurrences import micros
from search.protocol import Search
from search.query import (
    BY_DAY,
    BY_DISTANCE,
    BY_NAME,
    BY_NEXT_DATE,
    BY_OPEN,
    BY_RELEVANCE,
    PAST,
    SearchQuery,
)
from search.registry import facets, unasked
from search.scoring import FEW, FOR_TIER, Plan

RADIUS, DATES, DAYS = "radius", "dates", "days"  # beside the names of facets
STRICT, LOOSE, WHOLE = "strict", "loose", "whole"  # beside the places of words
MOST_VALUES = 10_000  # of a facet
MOST_DATES = 10_000  # of a list day by day
# What decides before an order that is no score.
FOR_OPEN, FOR_LANGUAGE = 2, 1
NEWEST = ("published", "desc")
ORDERS = {BY_NAME: ("sort_title", "asc"), "fraicheur": ("updated", "desc"), "ancien": ("published", "asc")}


@dataclass(frozen=True)
class Request:
    """A Search at a moment. `page`: the page to ask for where it is not the one of the query; `plans`: of its
    words, if any, one for each language; `loosely`: what comes close is found too."""

    search: Search
    now: datetime
    plans: tuple[Plan, ...] = ()
    loosely: bool = False
    page: int | None = None

    @cached_property
    def asks(self) -> DatesAsked:
        """What it asks of dates."""
        return DatesAsked(self.search, self.now)

    @cached_property
    def moment(self) -> int:
        """The moment, in microseconds."""
        return micros(self.now)

    @cached_property
    def paging(self) -> Paging:
        """The page that is asked for, as if there were as many."""
        return read_page_number(self.page or self.search.query.page, 1 << 60, self.search.page_size)

    @cached_property
    def asked_of_dates(self) -> list[Asked]:
        """All that the answer says of dates that are not over; nothing where it says nothing that time alone
        changes."""
        if not self.asks.is_to_come:
            return [ANY_TO_COME] if self.asks.mode == PAST else []
        counted = [
            self.asks.asked(self.asks.all(name, (facets()[name].occurs(value, self.now),)))
            for name in self.search.facets
            if facets()[name].occurs
            for value in values_of(self.search, name)
        ]
        chosen = self.asks.all()
        is_asked = chosen or self.asks.mode or self.search.days_counted
        return [*counted, *([self.asks.asked(chosen)] if is_asked else [])]

    @cached_property
    def held_strictly(self) -> list[Query]:
        """What a document meets that holds enough of the words; nothing where there are none."""
        return words.found(self.plans) if self.plans else []

    @cached_property
    def held_loosely(self) -> list[Query]:
        """The same where few do: what comes close."""
        return words.found(self.plans, loosely=True) if self.plans else []

    @property
    def is_by_day(self) -> bool:
        """Whether each date is a match of its own."""
        return self.search.dates == BY_DAY

    @property
    def counts_radii(self) -> bool:
        """Whether the answer says how many are how near."""
        return self.search.counts_radii and bool(self.search.query.near)

    def bodies(self) -> list[dict[str, Any]]:
        """The searches: what is counted, of which nothing is scored or ordered; and the hits by themselves,
        where what cannot come among them is passed over. Without facets, the hits say the total too."""
        kept, chosen, counted = self._kept(), self._chosen_in(self._counted), self._aggregations()
        counts = self._without_hits(kept, True) | {"aggs": counted}
        if chosen:
            counts["post_filter"] = all_of(chosen)
        room = MOST_SHOWN - self.paging.start
        if self.is_by_day or room <= 0:
            return [counts]
        hits = {
            "query": {"bool": parts([*kept, *chosen]) | {"must": self._order_by_score()}},
            "post_filter": self._date_of_each_hit(),
            "sort": self._sort(),
            "from": self.paging.start,
            "size": min(self.search.page_size, room),
            "track_total_hits": not counted,
            "_source": False,
        }
        return [counts, hits] if counted else [hits]

    def _kept(self) -> list[Query]:
        """What a document must meet, but for what is counted without it."""
        others = [name for name in self._chosen if name not in self._counted]
        held = self.held_loosely if self.loosely else self.held_strictly
        located = [{"exists": {"field": "point"}}] if self.search.query.near else []
        return [*self._shown_to(), *self._listed(), *held, *located, *self._chosen_in(others)]

    def _order_by_score(self) -> list[Query]:
        """What gives points, to every document none at least. It is required, not optional: what cannot reach
        the points of the page is passed over."""
        scored = list(self._scored())
        return [{"bool": {"should": [*scored, words.counting(EVERYTHING, 0)]}}] if scored else []

    def _scored(self) -> Iterable[Query]:
        if self.search.sort == BY_OPEN:
            yield words.counting(meeting(OpenAt(self.now)), FOR_OPEN)
        elif self._is_by_relevance:
            yield from words.score(self.plans)
        if self.search.puts_own_language_first:
            yield from self._tiers()

    def _date_of_each_hit(self) -> Query:
        """The date that each hit shows, as an optional part of a filter (post_filter): it changes nothing of
        what is found, and is looked for in the hits of the page alone."""
        return {"bool": {"filter": [EVERYTHING], "should": [self._shown_dates()]}}

    @property
    def _is_by_relevance(self) -> bool:
        return bool(self.plans) and self.search.sort == BY_RELEVANCE

    def _tiers(self) -> Iterable[Query]:
        """What decides before any score: the reader's language; of words, before that, whether they are held
        with nothing left out."""
        own = has("locale", self.search.scope.language)
        if not self._is_by_relevance:
            yield words.counting(own, FOR_LANGUAGE)
            return
        yield words.counting(own, FOR_TIER)
        if self.loosely:
            yield words.counting(all_of(self.held_strictly), 2 * FOR_TIER)

    def _shown_to(self) -> Iterable[Query]:
        """What the city shows, or owns."""
        scope = self.search.seen
        reads.note(scope.city or reads.ANY)
        if scope.city is not None:
            yield has("city" if scope.include_shared else "owner", scope.city)

    def _listed(self) -> Iterable[Query]:
        """What holds before the visitor chooses, but for the city and dates."""
        search = self.search
        yield self._in_languages(search.scope.languages)
        yield none_of(between("live_until", lte=self.moment))
        yield from self._selections(search.fixed).values()
        yield from map(meeting, search.where)
        for name, condition_at in unasked().items():
            if not search.query.selected(name) and not search.fixed.selected(name):
                yield meeting(condition_at(self.now))

    def _in_languages(self, languages):
        """In the first, or in the next of pages that are not live in it."""
        own, *others = languages
        is_elsewhere = none_of(meeting(LiveIn(own, self.now)))
        either = [has("locale", own), *(all_of([has("locale", one), is_elsewhere]) for one in others)]
        return any_of(either) if others else either[0]

    def bodies_of_words(self) -> dict[str, dict[str, Any]]:
        """{name: question} of how the words are met here, whatever the visitor chose: enough of their weight
        (STRICT), little of it (LOOSE), all (WHOLE), each (its place). Counted no further than FEW."""
        each = {str(place): [held] for place, (_, held) in words.holders(self.plans).items()}
        met = {
            STRICT: self.held_strictly,
            LOOSE: self.held_loosely,
            WHOLE: words.found_whole(self.plans),
        } | each
        listed = [*self._shown_to(), *self._listed(), *self._on_fixed_dates()]
        return {name: self._without_hits([*listed, *held], FEW) for name, held in met.items()}

    def body_elsewhere(self) -> dict[str, Any]:
        """How many documents of each city are found, whatever the visitor chose."""
        whole = [*self.held_strictly, *words.found_whole(self.plans)]
        cities = {"terms": {"field": "values.city", "size": MOST_VALUES}}
        counted = {STRICT: self.held_strictly, WHOLE: whole, LOOSE: self.held_loosely}
        body = self._without_hits([*self._listed(), *self._on_fixed_dates(), *self.held_loosely], False)
        aggs = {name: {"filter": all_of(held), "aggs": {"values": cities}} for name, held in counted.items()}
        return body | {"aggs": aggs}

    def _on_fixed_dates(self) -> list[Query]:
        return dates.documents_of(self.asks, self.asks.fixed, self.moment)

    def _without_hits(self, met, up_to):
        order = [number_field()]  # another mapping is refused
        return {"query": all_of(met), "size": 0, "track_total_hits": up_to, "sort": order}

    def _selections(self, query: SearchQuery) -> dict[str, Query]:
        """{facet: what a document must meet} of what is selected, but for dates."""
        return {
            name: self._value_of(name, query.selected(name))
            for name in query.facet_names()
            if not facets()[name].occurs
        }

    def _value_of(self, name, values):
        declared = facets()[name].condition
        if declared:
            return any_of(meeting(declared(value, self.now)) for value in values)
        return has(name, *values)

    @cached_property
    def _chosen(self) -> dict[str, list[Query]]:
        """{what is chosen in: what a document must meet}."""
        chosen = {name: [query] for name, query in self._selections(self.search.query).items()}
        near, radius = self.search.query.near, self.search.query.radius
        if near and radius:
            chosen[RADIUS] = [self._within(radius)]
        return chosen | {DATES: dates.documents_of(self.asks, self.asks.all(), self.moment)}

    @cached_property
    def _counted(self) -> set[str]:
        """Those of them that must not narrow what is counted of them."""
        found = {DATES if facets()[name].occurs else name for name in self.search.facets}
        found |= {DATES} if self.search.days_counted else set()
        return found | ({RADIUS} if self.counts_radii else set())

    def _chosen_in(self, names: Iterable[str], but: str = "") -> list[Query]:
        return [query for name in names if name != but for query in self._chosen.get(name, ())]

    def _within(self, radius):
        latitude, longitude = self.search.query.near
        return {"geo_distance": {"distance": f"{radius}m", "point": {"lat": latitude, "lon": longitude}}}

    def _shown_dates(self) -> Query:
        """The date that each hit shows."""
        way = "desc" if self.asks.mode == PAST else "asc"
        found = dates.with_date(self._shown)
        found["nested"]["inner_hits"] = {
            "name": DATES,
            "size": 1,
            "_source": False,
            "sort": [{"occ.start": way}, {"occ.end": way}],
            "docvalue_fields": ["occ.row"],
        }
        return found

    @cached_property
    def _shown(self) -> Query:
        return dates.shown(self.asks.asked(self.asks.all()), self.moment)

    def _sort(self) -> list[Any]:
        """Of equals the greater number comes first where an order falls."""
        search = self.search
        first: list[Any] = [{"ranked_last": "asc"}] if search.ranks_weights else []
        is_scored = search.sort == BY_OPEN or self._is_by_relevance or search.puts_own_language_first
        first += [{"_score": "desc"}] if is_scored else []
        if search.sort in (BY_DISTANCE, BY_OPEN) and search.query.near:
            latitude, longitude = search.query.near
            place = {"lat": latitude, "lon": longitude}
            away = {"_geo_distance": {"point": place, "order": "asc", "unit": "m"}}
            return [*first, away, {number_field(): "asc"}]
        first += self._by_next_date() if search.sort == BY_NEXT_DATE else []
        name, way = ORDERS.get(BY_NAME if search.sort == BY_OPEN else search.sort, NEWEST)
        return [*first, {name: way}, {number_field(): way}]

    def _by_next_date(self) -> list[Any]:
        """Those without such a date come last."""
        way, mode = ("desc", "max") if self.asks.mode == PAST else ("asc", "min")
        options = {"order": way, "mode": mode, "missing": "_last"}
        options["nested"] = {"path": "occ", "filter": self._shown}
        return [{"occ.start": options}, {"occ.number": options}]

    def _aggregations(self) -> dict[str, Any]:
        found = {f"facet {name}": self._count_of(name) for name in self.search.facets}
        if self.counts_radii:
            values = {str(radius): self._within(radius) for radius in RADII}
            found[RADIUS] = self._count(values, RADIUS)
        if self.search.days_counted:
            found[DAYS] = self._count(
                {
                    str(day): all_of(dates.documents_of(self.asks, self.asks.of_day(day), self.moment))
                    for day in self.search.days_counted
                },
                DATES,
            )
        return found | ({DATES: self._dates()} if self.is_by_day else {})

    def _count_of(self, name):
        facet = facets()[name]
        if facet.occurs:
            return self._count(
                {value: self._on_date(name, value) for value in values_of(self.search, name)}, DATES
            )
        if facet.condition:
            asked = {value: self._value_of(name, (value,)) for value in values_of(self.search, name)}
            return self._count(asked, name)
        return self._among_chosen({"terms": {"field": f"values.{name}", "size": MOST_VALUES}}, but=name)

    def _among_chosen(self, counted, but=""):
        """What is counted of what was chosen, whatever it was in one facet. A filter that lets all through
        would look for them once more."""
        chosen = self._chosen_in(self._counted, but)
        return {"filter": all_of(chosen), "aggs": {"values": counted}} if chosen else counted

    def _on_date(self, name, value):
        also = (facets()[name].occurs(value, self.now),)
        return all_of(dates.documents_of(self.asks, self.asks.all(name, also), self.moment))

    def _count(self, queries, but):
        """How many meet each of some queries, whatever was chosen in one facet."""
        counted = {"filters": {"filters": queries}} if queries else {"missing": {"field": "key"}}
        return self._among_chosen(counted, but)

    def _dates(self):
        """The first of all dates that meet the search, in their order, up to the last of the page."""
        asked = dates.date_of(self.asks.asked(self.asks.all()), self.moment)
        most = max(1, min(self.paging.start + self.search.page_size, MOST_DATES))
        sources = [
            {field: {"terms": {"field": f"occ.{field}"}}}
            for field in ("start", "number", "end", "row", "key")
        ]
        listed = {"composite": {"size": most, "sources": sources}}
        on = {"filter": asked, "aggs": {"listed": listed}}
        nested = {"nested": {"path": "occ"}, "aggs": {"on": on}}
        return {"filter": all_of(self._chosen_in(self._counted)), "aggs": {"occ": nested}}
