"""What is suggested to a visitor for what stands in the box."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from django.utils.translation import pgettext

from core.sites import Scope
from core.templatetags.portal import typographic
from core.viewer import Viewer
from search.ends import is_listed
from search.hits import Hit
from search.protocol import index
from search.query import SearchQuery
from search.registry import KIND, facets
from search.suggestions.labels import Label, labels_of
from search.suggestions.names import Name, Names, Typed, folded
from search.suggestions.titles import Shown, Titles, held, shown_of, street_of
from search.terms import term_link

MOST = 8
MOST_LABELS, MOST_STREETS = 3, 2
# Names that are ranked: documents may be over or gone, and many stand in one street.
MOST_LOOKED_AT = 100


class Suggestion(NamedTuple):
    """`text` is what the visitor may mean, `note` what that is, `url` where it leads. From `changes_at` on it
    is another one."""

    text: str
    note: str
    url: str
    changes_at: datetime | None = None


def suggestions_for(viewer: Viewer, text: str, path: str) -> list[Suggestion]:
    """At most MOST, the best first: what begins as typed, then what has it inside and what has such
    a search word; labels before titles before streets. `path`: the search page."""
    typed = Typed.of(text)
    if not typed.ways:
        return []
    titles = held()
    ranked = [
        *_labels(viewer, typed, path),
        *_titles(viewer, typed, titles),
        *_streets(viewer, typed, titles, path),
    ]
    ranked.sort(key=itemgetter(0))
    return [suggestion for _, suggestion in ranked[:MOST]]


def _labels(viewer: Viewer, typed: Typed, path: str) -> Iterator[tuple[bool, Suggestion]]:
    told: set[Label] = set()
    for later, name in labels_of(viewer.scope).find(typed, MOST):
        label = name.target
        if label not in told and len(told) < MOST_LABELS:
            told.add(label)
            url = term_link(label.facet, label.value, label.text).url
            url = url or SearchQuery(selections={label.facet: (label.value,)}).url(path)
            is_own_name = name.text == folded(label.text)
            yield later or not is_own_name, Suggestion(typographic(label.text), _kind_of(label), url)


def _titles(viewer: Viewer, typed: Typed, titles: Titles) -> Iterator[tuple[bool, Suggestion]]:
    found = _found(viewer, typed, titles.titles)
    for later, _name, hit in islice(_hits(viewer, found), MOST):
        notes = [hit.kind_label, hit.city.name if hit.is_foreign else "", hit.card.get("when") or ""]
        note = " · ".join(str(part) for part in notes if part)
        yield later, Suggestion(typographic(hit.title), typographic(note), hit.url, hit.changes_at)


def _streets(viewer: Viewer, typed: Typed, titles: Titles, path: str) -> Iterator[tuple[bool, Suggestion]]:
    told: set[str] = set()
    found = (pair for pair in _found(viewer, typed, titles.streets) if pair[1].text not in told)
    for later, name, hit in _hits(viewer, found):
        if name.text not in told:
            told.add(name.text)
            street = street_of(hit.address)
            url = SearchQuery(words=street).url(path)
            yield later, Suggestion(typographic(street), pgettext("suggestion", "Street"), url)
        if len(told) == MOST_STREETS:
            return


def _found(viewer: Viewer, typed: Typed, held: Mapping[str, Names]) -> list[tuple[bool, Name]]:
    names = held.get(viewer.language)
    return names.find(typed, MOST_LOOKED_AT, _is_shown_in(viewer.scope)) if names else []


def _is_shown_in(scope: Scope) -> Callable[[Shown], bool]:
    """Whether a city shows what a name is of; whether it owns it, where it shows no others'."""
    if scope.city is None:
        return bool
    if scope.include_shared:
        return lambda shown: scope.city in shown.cities
    return lambda shown: scope.city == shown.owner


def _hits(viewer: Viewer, found: Iterable[tuple[bool, Name]]) -> Iterator[tuple[bool, Name, Hit]]:
    """The names whose documents are still there, shown and not over, with these and their next dates. A few
    are read at a time: seldom is one gone."""
    now, portal, is_shown = viewer.now, viewer.portal, _is_shown_in(viewer.scope)
    remaining = iter(found)
    while step := list(islice(remaining, MOST)):
        rows = index().documents({name.target.key for _, name in step}).rows
        shown = {
            key: row
            for key, row in rows.items()
            if row.city_id in portal.by_settings_id
            and is_shown(shown_of(key, row.values))
            and is_listed(row, now)
        }
        matches = index().next_dates(shown.values(), now)
        for later, name in step:
            if row := shown.get(name.target.key):
                match = matches.get(row.key)
                yield later, name, Hit(row, portal, viewer.scope, now=now, match=match)


def _kind_of(label: Label) -> str:
    """« Catégorie », « Quartier »; of a kind of pages, that it is their list."""
    return pgettext("suggestion", "List") if label.facet == KIND else str(facets()[label.facet].label)
