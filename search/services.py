"""Answers queries: what the index says, then one SQL statement for the cards to draw."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, partial
from operator import attrgetter
from typing import Any, NamedTuple

from django.utils import timezone

from core import reads
from core.paging import Paging
from core.sites import Portal, Scope, get_portal
from search import nearby
from search.advice import NOTHING_TO_SAY, Advice, advise
from search.hits import Hit
from search.marks import Marks
from search.models import SearchDocument
from search.protocol import Answer, Index, Search, Version, index, whole
from search.query import SearchQuery
from search.registry import facet_labels, facets


class FacetValue(NamedTuple):
    """One choice of a facet; a child is drawn under the last one before it that is none."""

    value: str
    label: str
    count: int  # type: ignore[assignment]  # nobody counts in a choice: tuple.count is hidden
    selected: bool
    is_child: bool = False


@dataclass(frozen=True)
class Results:
    """The hits of one page, the exact total, and the counts of every facet asked for; beside a place, how
    many each radius holds, and of a calendar, how many each day holds. `counts` are those of all values,
    `facets` the choices worth offering, `first` is the place of the first hit in the list, from 0. From
    `changes_at` on, an opening, a closing or a date that is over makes it another answer."""

    query: SearchQuery
    hits: tuple[Hit, ...]
    total: int
    paging: Paging
    version: Version
    first: int = 0
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    facets: dict[str, list[FacetValue]] = field(default_factory=dict)
    advice: Advice = NOTHING_TO_SAY
    radii: tuple[FacetValue, ...] = ()
    days: Mapping[date, int] = field(default_factory=dict)
    changes_at: datetime | None = None

    @cached_property
    def is_of_one_kind(self) -> bool:
        """Whether every hit shown is of the same kind, which then need not be said on each."""
        return len({hit.kind for hit in self.hits}) < 2


# Which matches of an answer to draw.
WHOLE = slice(0, None)
Part = Callable[[Answer], slice]


def execute(query: SearchQuery, scope: Scope, *, now: datetime | None = None, **options: Any) -> Results:
    """Results of one query; options are the fields of `Search`."""
    return execute_many([Search(query, scope, **options)], now=now)[0]


def execute_many(
    searches: Sequence[Search], *, now: datetime | None = None, part: Part = lambda _answer: WHOLE
) -> list[Results]:
    """Results of several queries from one version of the index, with one SQL statement for all cards. `part`
    leaves out matches before their documents are read."""
    now = now or timezone.now()

    def ask(asked: Index) -> tuple[tuple[Any, ...], bool]:
        read = partial(asked.answer, searches, now)
        # Where nothing changes, to ask again would say the same for ever: that has read every city.
        answers = reads.outcome_of(read, attrgetter("each")) if asked is index() else read()
        parts = [part(answer) for answer in answers.each]
        drawn = [
            answer if cut == WHOLE else replace(answer, matches=answer.matches[cut])
            for answer, cut in zip(answers.each, parts, strict=True)
        ]
        keys = {key for answer in drawn for key in answer.keys}
        rows, version = asked.documents(keys)
        return (answers, parts, drawn, rows), not keys or version == answers.version

    answers, parts, drawn, rows = whole(ask)
    return [
        _results(search, answer, cut.start, rows, answers.version, now)
        for search, answer, cut in zip(searches, drawn, parts, strict=True)
    ]


def _results(
    search: Search,
    answer: Answer,
    left_out: int,
    rows: Mapping[str, SearchDocument],
    version: Version,
    now: datetime,
) -> Results:
    portal = get_portal()
    hits = tuple(_hits(search, answer, rows, version, now))
    changes = [answer.changes_at, *(hit.changes_at for hit in hits)]
    query, page = search.query, answer.paging.number
    return Results(
        query=query if query.page == page else replace(query, page=page),
        hits=hits,
        total=answer.total,
        paging=answer.paging,
        version=version,
        first=answer.paging.start + left_out,
        counts=answer.counts,
        facets=choices_of(search, answer, portal),
        advice=advise(search, answer.words, portal) if answer.words else NOTHING_TO_SAY,
        radii=tuple(_radii(search, answer)),
        days=answer.days,
        changes_at=min(filter(None, changes), default=None),
    )


def _hits(
    search: Search, answer: Answer, rows: Mapping[str, SearchDocument], version: Version, now: datetime
) -> Iterator[Hit]:
    """Hits of the documents that were read; a city made since this request began is for the next one."""
    portal = get_portal()
    marks = Marks(answer.words, answer.keys, version.epoch) if answer.words else None
    for match in answer.matches:
        row = rows.get(match.key)
        if row and row.city_id in portal.by_settings_id:
            yield Hit(row, portal, search.scope, marks, now=now, near=search.query.near, match=match)


def _radii(search: Search, answer: Answer) -> Iterator[FacetValue]:
    for radius, count in answer.radii.items():
        yield FacetValue(str(radius), nearby.radius_words(radius), count, radius == search.query.radius)


def choices_of(search: Search, answer: Answer, portal: Portal) -> dict[str, list[FacetValue]]:
    """The choices of each facet that was counted; none where there is nothing to choose."""
    counted = answer.counts.items()
    return {name: _values(search, name, counts, answer.total, portal) for name, counts in counted}


def _values(
    search: Search, name: str, counts: Mapping[str, int], total: int, portal: Portal
) -> list[FacetValue]:
    """Choices with hits, and those selected; of a tree, the branches that were opened; none where there is
    nothing to choose."""
    facet, selected = facets()[name], search.query.selected(name)
    choices, parents = _choices(search, name, counts)
    if not selected and not _narrow(choices, total):
        return []
    labels = facet_labels(name, portal, search.scope.language)
    return [
        FacetValue(
            value=value,
            label=str(labels.get(value) or (facet.phrase(value) if facet.phrase else value)),
            count=choices[value],
            selected=value in selected,
            is_child=value in parents,
        )
        for value in facet.arranged(choices, labels)
    ]


def narrowing(search: Search, answer: Answer) -> list[str]:
    """The facets counted that leave something to choose, of a search in which nothing is chosen yet."""
    counted = answer.counts.items()
    return [name for name, counts in counted if _narrow(_choices(search, name, counts)[0], answer.total)]


def _narrow(choices: Mapping[str, int], total: int) -> bool:
    """A facet with one choice is no choice, nor is one whose every value holds the whole result."""
    return len(choices) > 1 and any(count < total for count in choices.values())


def _choices(
    search: Search, name: str, counts: Mapping[str, int]
) -> tuple[Mapping[str, int], Mapping[str, str]]:
    """({value: count} to choose from, {value: the one it stands under} of a tree)."""
    facet, selected = facets()[name], search.query.selected(name)
    parents = facet.parents(search.scope.language) if facet.parents else {}
    choices = dict.fromkeys(selected, 0) | {value: count for value, count in counts.items() if count}
    return (_opened(choices, selected, parents) if parents else choices), parents


def _opened(
    choices: Mapping[str, int], selected: Collection[str], parents: Mapping[str, str]
) -> dict[str, int]:
    """{value: count} of a tree: its first level, and the branches where something is chosen. A lone branch
    is open."""
    roots = {parents.get(value, value) for value in choices}
    opened = {parents.get(value, value) for value in selected} if len(roots) > 1 else roots
    shown = [value for value in (*roots, *choices) if parents.get(value) in {None, *opened}]
    return {value: choices.get(value, 0) for value in shown}
