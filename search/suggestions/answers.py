"""What is suggested to a visitor for what stands in the box."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from django.utils.translation import pgettext

from core import generation
from core.sites import Scope
from core.typography import typeset
from core.viewer import Viewer
from search import translations
from search.analysis import only_asks, telling_words
from search.ends import is_listed
from search.hits import Hit
from search.models import SearchDocument
from search.protocol import Match, index
from search.query import SearchQuery
from search.suggestions.labels import Label, labels_of
from search.suggestions.names import Name, Names, Typed, folded
from search.suggestions.titles import Shown, Titles, held, shown_of, street_of

MOST = 8
MOST_LABELS, MOST_STREETS = 3, 2
FEWEST_OF_SEARCH_WORDS = 3  # letters: two begin too many words
# Names that are ranked: documents may be over or gone, and many stand in one street.
MOST_LOOKED_AT = 100
MOST_KEPT = 2_000  # suggestions that a process has drawn, of titles
NO_NAMES = Names()


class Suggestion(NamedTuple):
    """`text` is what the visitor may mean, `note` what that is, `url` where it leads. From `changes_at` on it
    is another one. `language` is that of the text, where it is not the reader's."""

    text: str
    note: str
    url: str
    changes_at: datetime | None = None
    language: str = ""


def suggestions_for(viewer: Viewer, text: str, path: str) -> list[Suggestion]:
    """At most MOST, the best first: what begins as typed, then what has it inside and what has such
    a search word; labels before titles before streets. Where nothing has all words of a question, what has
    those that tell; of « où » alone, nothing. `path`: the search page."""
    if only_asks(text, viewer.language):
        return []
    if suggested := _suggested(viewer, Typed.of(text), path):
        return suggested
    telling = " ".join(word for *_, word in telling_words(text, viewer.language))
    return _suggested(viewer, Typed.of(telling), path) if telling != text else []


def _suggested(viewer: Viewer, typed: Typed, path: str) -> list[Suggestion]:
    if not typed.ways:
        return []
    titles = held()
    ranked = [
        *_labels(viewer, typed),
        *_titles(viewer, typed, titles),
        *_streets(viewer, typed, titles, path),
    ]
    ranked.sort(key=itemgetter(0))
    return [suggestion for _, suggestion in ranked[:MOST]]


def _labels(viewer: Viewer, typed: Typed) -> Iterator[tuple[bool, Suggestion]]:
    told: set[Label] = set()
    for later, name in labels_of(viewer.scope).find(typed):
        label = name.target
        if len(told) == MOST_LABELS:
            return
        if label not in told:
            told.add(label)
            is_own_name = name.text == folded(label.text)
            yield later or not is_own_name, Suggestion(*label)


def _titles(viewer: Viewer, typed: Typed, titles: Titles) -> Iterator[tuple[bool, Suggestion]]:
    """Of documents that are named so, then of those whose search words are."""
    kept = generation.held("drawn suggestions", dict, ())
    named = _documents(viewer, _named(viewer, typed, titles), with_dates=True)
    for later, _name, row, match in islice(named, MOST):
        key = (
            viewer.city.slug,
            viewer.language,
            row.key,
            row.version,
            match and (match.occurrence, match.others),
        )
        drawn = kept.get(key)
        if drawn is None or (drawn.changes_at and drawn.changes_at <= viewer.now):
            hit = Hit(row, viewer.portal, viewer.scope, now=viewer.now, match=match)
            drawn = generation.keep(kept, key, _drawn(hit, viewer.language), MOST_KEPT)
        yield later, drawn


def _named(viewer: Viewer, typed: Typed, titles: Titles) -> Iterator[tuple[bool, Name]]:
    """One name of a document after the other: few are needed."""
    told: set[str] = set()
    for later, name in _found(viewer, typed, titles.titles):
        told.add(name.target.key)
        yield later, name
    if typed.letters >= FEWEST_OF_SEARCH_WORDS:
        searched = _found(viewer, typed, titles.words)
        yield from ((True, name) for _, name in searched if name.target.key not in told)


def _drawn(hit: Hit, language: str) -> Suggestion:
    notes = [hit.kind_label, hit.city.name if hit.is_foreign else "", hit.card.get("when") or ""]
    note = " · ".join(str(part) for part in notes if part)
    title, note = typeset(hit.title, hit.locale), typeset(note, language)
    return Suggestion(title, note, hit.url, hit.changes_at, hit.locale)


def _streets(viewer: Viewer, typed: Typed, titles: Titles, path: str) -> Iterator[tuple[bool, Suggestion]]:
    told: set[str] = set()
    found = (pair for pair in _found(viewer, typed, titles.streets) if pair[1].text not in told)
    for later, name, row, _match in _documents(viewer, found):
        if name.text not in told:
            told.add(name.text)
            street = street_of(row.address)
            url = SearchQuery(words=street).url(path)
            yield later, Suggestion(typeset(street, row.locale), pgettext("suggestion", "Street"), url)
        if len(told) == MOST_STREETS:
            return


def _found(viewer: Viewer, typed: Typed, held: Mapping[str, Names]) -> Iterator[tuple[bool, Name]]:
    """Those in the reader's language come before those in the other that are met alike."""
    scope = viewer.scope
    is_shown = _is_shown_in(scope)
    names = [held.get(language, NO_NAMES).find(typed, is_shown) for language in scope.languages]
    return merge(*(islice(found, MOST_LOOKED_AT) for found in names), key=itemgetter(0))


def _is_shown_in(scope: Scope) -> Callable[[Shown], bool]:
    """Whether a city shows what a name is of; whether it owns it, where it shows no others'."""
    if scope.city is None:
        return bool
    if scope.include_shared:
        return lambda shown: scope.city in shown.cities
    return lambda shown: scope.city == shown.owner


def _documents(
    viewer: Viewer, found: Iterator[tuple[bool, Name]], *, with_dates: bool = False
) -> Iterator[tuple[bool, Name, SearchDocument, Match | None]]:
    """The names whose documents are still there, shown and not over, with these and, if asked for, their next
    dates. A few are read at a time: seldom is one gone."""
    now, portal, scope = viewer.now, viewer.portal, viewer.scope
    is_shown = _is_shown_in(scope)
    while step := list(islice(found, MOST)):
        rows = index().documents({name.target.key for _, name in step}).rows
        shown = {
            key: row
            for key, row in rows.items()
            if row.city_id in portal.by_settings_id
            and is_shown(shown_of(key, row.values))
            and translations.is_shown(row, scope, now)
            and is_listed(row, now)
        }
        matches = index().next_dates(shown.values(), now) if with_dates else {}
        for later, name in step:
            if row := shown.get(name.target.key):
                yield later, name, row, matches.get(row.key)
