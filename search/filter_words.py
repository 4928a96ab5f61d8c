"""Words of a question that a filter says better: « piscine dimanche » may mean pools that open on Sunday.

They are offered as other ways to ask, which are taken by themselves only where the words find nothing.
"""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import override

from core import generation
from core.viewer import Viewer
from search.listings import Listing
from search.names import Index, Name, met
from search.protocol import Search, index
from search.query import SearchQuery
from search.questions import Asked, read_question
from search.registry import facets

MOST = 3


def filtered(viewer: Viewer, listing: Listing, query: SearchQuery) -> list[SearchQuery]:
    """At most MOST other queries of the listing that find something, with filters in place of as many words
    as can be."""
    candidates = list(dict.fromkeys(_candidates(viewer, listing, query)))
    searches = [Search(found, viewer.scope, listing.fixed, page_size=1) for found in candidates]
    answers = index().answer(searches, viewer.now).each if searches else ()
    found = [query for query, answer in zip(candidates, answers, strict=True) if answer.total]
    fewest = min((len(query.words.split()) for query in found), default=0)
    return [query for query in found if len(query.words.split()) == fewest][:MOST]


def _candidates(viewer: Viewer, listing: Listing, query: SearchQuery) -> Iterator[SearchQuery]:
    """A word that may be a filter of several facets is one of each in turn: a shop is open on a Sunday, an
    activity takes place on the next one, or on each."""
    languages = viewer.scope.languages
    read = {
        one: read_question(query.words, one, tuple(o for o in languages if o != one)) for one in languages
    }
    question = read[viewer.language]
    if question.phrases:
        return
    offered = [name for name in listing.facets if facets()[name].said and not query.selected(name)]
    said: dict[int, set[tuple[str, str]]] = {}
    for language, other in read.items():
        for asked, values in zip(other.words, met(other.words, _index(language)), strict=True):
            for place in asked.places:
                said.setdefault(place, set()).update(values)
    named = [one_of_each(said[asked.place], offered, said) for asked in question.words]
    for preferred in [name for name in offered if any(name in values for values in named)]:
        if asked_so := _asked_so(query, question.words, named, preferred):
            yield asked_so


def one_of_each(
    values: set[tuple[str, str]], offered: list[str], said: dict[int, set[tuple[str, str]]]
) -> dict[str, str]:
    """{facet: value} of a word: of two values of a facet the one that more words name, « fin de semaine »
    before « semaine »."""
    words = Counter(pair for pairs in said.values() for pair in pairs)
    ranked = sorted(values, key=lambda pair: (words[pair], pair))
    return {facet: value for facet, value in ranked if facet in offered}


def _asked_so(
    query: SearchQuery, words: tuple[Asked, ...], named: list[dict[str, str]], preferred: str
) -> SearchQuery | None:
    """The query with filters: of a word of several facets that of `preferred`, else of the one it has. None
    where a filter would have to take more than the one value it can."""
    chosen: dict[str, set[str]] = {}
    rest = []
    for asked, values in zip(words, named, strict=True):
        facet = preferred if preferred in values else next(iter(values), "") if len(values) == 1 else ""
        if facet:
            chosen.setdefault(facet, set()).add(values[facet])
        else:
            rest.append(asked.word)
    found = query.first_page(words=" ".join(rest), sort="")
    for facet, taken in chosen.items():
        if len(taken) > 1:
            taken.discard(facets()[facet].vague)
        if len(taken) > 1 and not facets()[facet].multiple:
            return None
        found = found.selecting(facet, taken)
    return found


def _index(language: str) -> Index:
    return generation.held(f"words of filters {language}", lambda: _read(language), ())


def _read(language: str) -> Index:
    with override(language):
        names = [
            Name(facet.name, value, way.strip())
            for facet in facets().values()
            if facet.said
            for value, ways in facet.said().items()
            for way in ways.split(",")
        ]
    return Index.of(names, language)
