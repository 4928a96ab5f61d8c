"""What an index is asked and what it answers, whoever holds it: a database, or a search engine.

Several questions are asked together and answered at one version of the index, whole: which documents, in
which order, how many, how many with each value, how the words were read, until when. Documents are named by
their keys. docs/adr/0015 says why; search.database answers so with bitmaps.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple, Protocol, TypeVar
from uuid import UUID

from core.paging import Paging
from core.sites import Scope
from search.conditions import Condition
from search.days import MOST_DAYS, days_shown, local_day
from search.models import SearchDocument
from search.occurrences import Occurrence
from search.query import (
    BY_DAY,
    BY_DISTANCE,
    BY_NAME,
    BY_NEXT_DATE,
    BY_OPEN,
    BY_RELEVANCE,
    EVERYTHING,
    PAGE_SIZE,
    SearchQuery,
    usual_sort,
)


class Version(NamedTuple):
    """A state of the index. Of two with the same `epoch`, the greater `number` is the newer."""

    epoch: UUID | None
    number: int


NO_INDEX = Version(None, -1)


@dataclass(frozen=True)
class Search:
    """One question: a query inside `fixed`, seen from a scope; its documents meet every condition of `where`
    too. `facets` names those to count, `days_counted` the days of a calendar. Day by day, each date is a
    match of its own, from the first day asked for or today on, for at most `most_days`; `with_over` brings
    those that are over too. Beside a place, `counts_radii` asks how many are how near.

    A date of a document must meet the window, the facets of dates that are fixed and those that were chosen,
    all of them; it takes place, and is not over (a window that is over asks for the past).
    """

    query: SearchQuery
    scope: Scope
    fixed: SearchQuery = EVERYTHING
    facets: tuple[str, ...] = ()
    page_size: int = PAGE_SIZE
    default_sort: str = "date"
    where: tuple[Condition, ...] = ()
    most_days: int = MOST_DAYS
    days_counted: tuple[date, ...] = ()
    with_over: bool = False
    counts_radii: bool = False

    @property
    def words(self) -> str:
        """What is looked for, as it was typed; "" without words."""
        return self.query.words or self.fixed.words

    @property
    def seen(self) -> Scope:
        """The scope whose documents are looked at."""
        return replace(self.scope, city=None) if self.query.everywhere else self.scope

    @property
    def sort(self) -> str:
        """The order of the hits: that which the visitor chose, else the usual one."""
        usual = usual_sort(self.words, self.query.near, self.fixed.sort or self.default_sort)
        return usual if not self.words and self.query.sort == BY_RELEVANCE else self.query.sort or usual

    @property
    def dates(self) -> str:
        """Which dates are shown: see SearchQuery."""
        return self.query.dates or self.fixed.dates

    def days(self, now: datetime) -> tuple[date | None, date | None]:
        """The first and the last day asked for."""
        start, end = self.query.days_within(self.fixed)
        if self.dates == BY_DAY:
            return days_shown(start, end, local_day(now), self.most_days)
        return start, end

    @property
    def ranks_weights(self) -> bool:
        """Whether documents of negative weight come last. By relevance they score less: who types the name of
        a place means it, however long nobody has looked after it; who asks for what is near, the nearest."""
        return self.query.sort != BY_NAME and self.sort != BY_RELEVANCE and not self._is_by_distance

    @property
    def puts_own_language_first(self) -> bool:
        """Whether documents in the reader's language come before the others: in every order but by distance
        and by date to come, of which a reader sees the days one after the other."""
        return len(self.scope.languages) > 1 and not (self._is_by_distance or self.sort == BY_NEXT_DATE)

    @property
    def _is_by_distance(self) -> bool:
        return self.query.near is not None and self.sort in (BY_DISTANCE, BY_OPEN)


class Match(NamedTuple):
    """A document by its key (translation key:language), with the first of its dates that met the question
    (the last of what is over), and how many `others` did."""

    key: str
    occurrence: Occurrence | None = None
    others: int = 0


@dataclass(frozen=True)
class WordsHeld:
    """How the words of a question were met.

    `has_fewer`: no document of the scope holds all of the `asked` words. `missing` words, as typed, are in no
    document of it. A phrase was not looked for in `unread` documents. `elsewhere` is {city: documents that
    the same words show there}, of cities that have what this one lacks: where none here holds enough of the
    words, documents that do, or that hold all words where something here comes close. Filters of the visitor
    aside. `corrected`: the words that were looked for in place of those typed, which no document anywhere
    has. `tokens` are what to mark in documents of a language, {token: word of the question}, and what begins
    with `beginning`: the last word, where it was taken for a beginning.
    """

    asked: int
    has_fewer: bool = False
    missing: tuple[str, ...] = ()
    unread: int = 0
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    corrected: str = ""
    tokens: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    beginning: str = ""


@dataclass(frozen=True)
class Answer:
    """The documents of one page (`paging`) of a search in its order, and {facet: {value: documents}} of the
    facets it named: a facet's own selection does not shrink its counts. Beside a place, {metres: documents}
    of each radius; {day: documents} of each day of the calendar, whatever days were chosen.

    `changes_at`: the next opening or closing in the index, where the search asks what is open at this moment;
    None for any other. A document that is over (`Index.next_expiry`) and midnight change answers too.
    """

    matches: tuple[Match, ...]
    paging: Paging
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    radii: Mapping[int, int] = field(default_factory=dict)
    days: Mapping[date, int] = field(default_factory=dict)
    words: WordsHeld | None = None
    changes_at: datetime | None = None

    @property
    def total(self) -> int:
        """How many documents there are on all pages."""
        return self.paging.total

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the documents of this page."""
        return tuple(match.key for match in self.matches)


@dataclass(frozen=True)
class Answers:
    """What a call of `Index.answer` gives: an Answer for each search, in their order, of one version."""

    version: Version
    each: tuple[Answer, ...]


class Documents(NamedTuple):
    """Documents by their keys, and the version of the index they were read from (None: none was found)."""

    rows: Mapping[str, SearchDocument]
    version: Version | None


class Index(Protocol):
    """Answers from what it holds, which another process may have changed meanwhile: whoever reads the
    documents of an answer sees by their version whether it still holds, and refreshes."""

    def answer(self, searches: Sequence[Search], now: datetime) -> Answers:
        """The whole answers to several searches, at one version, as they are at the aware moment `now`."""

    def refresh(self) -> Version:
        """Look for the latest version: it is held from now on."""

    def documents(self, keys: Collection[str] = (), page_ids: Collection[int] = ()) -> Documents:
        """The documents with these keys or of these pages, read in one statement at most."""

    def at_one_version(self) -> AbstractContextManager["Index"]:
        """An index whose answers and documents are of one version, however often somebody publishes."""

    def next_dates(self, documents: Collection[SearchDocument], now: datetime) -> Mapping[str, Match]:
        """The Match of each of these that has dates to come: with the next one, and the number of others."""

    def exists(self, facet: str, value: str, *, city: str = "") -> bool:
        """Whether a document has `value` in `facet`, of those that `city` (a slug) shows, or of all."""

    def has_known(self, facet: str, value: str) -> bool:
        """Whether a document has `value` in `facet`, or once had it: an address with it is no mistake."""

    def next_expiry(self, moment: datetime, scopes: frozenset[str]) -> datetime | None:
        """The first moment after `moment` at which a document is over that one of `scopes` (core.reads) owns
        or shows; None where there is none."""


Said = TypeVar("Said")
# A publication may land between answers and documents; a storm of them lands between all tries.
MOST_TRIES = 3

_index: Index | None = None


def use(implementation: Index) -> None:
    """Answer by this index from now on (once, when the app is ready)."""
    global _index
    _index = implementation


def index() -> Index:
    """The index of this process."""
    assert _index is not None  # noqa: S101 (the app is ready)
    return _index


def whole(ask: Callable[[Index], tuple[Said, bool]]) -> Said:
    """What `ask(index)` says as soon as it adds that all of it is of one version; at last it asks where
    nothing changes."""
    for _ in range(MOST_TRIES):
        said, is_whole = ask(index())
        if is_whole:
            return said
        index().refresh()
    with index().at_one_version() as still:
        return ask(still)[0]


def next_expiry(moment: datetime, scopes: frozenset[str]) -> datetime | None:
    """A clock of core.moments: the next document that is over."""
    return index().next_expiry(moment, scopes)
