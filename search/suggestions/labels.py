"""What a site's documents are about, by name: categories, topics, districts, kinds."""

from itertools import chain
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override, pgettext

from core import generation
from core.reads import ANY
from core.sites import Portal, Scope, get_portal
from core.typography import typeset
from search.protocol import Search, index
from search.query import EVERYTHING, SearchQuery
from search.registry import KIND, facet_labels, facets
from search.suggestions.names import Name, Names, folded
from search.terms import term_link

MOST_COUNTED = 1 << 24  # documents, in a rank


class Label(NamedTuple):
    """A value of a facet as the site calls it, what that is (« Catégorie », « Quartier »), and its list."""

    text: str
    note: str
    url: str


def labels_of(scope: Scope) -> Names:
    """Those that a document of the scope has, by their labels and search words; what most documents have
    comes first. Made once until something changes there."""
    name = f"labels suggested {scope.city} {scope.languages} {scope.include_shared}"
    return generation.held(name, lambda: _read(scope), [scope.city or ANY])


def _read(scope: Scope) -> Names:
    suggested = tuple(facet.name for facet in facets().values() if facet.is_suggested)
    search = Search(EVERYTHING, scope, facets=suggested, page_size=1)
    answer = index().answer([search], timezone.now()).each[0]
    portal, names = get_portal(), []
    for facet, counts in answer.counts.items():
        ways = [_ways(facet, portal, language) for language in scope.languages]
        with override(scope.language):
            labels = facet_labels(facet, portal, scope.language)
            for value, count in counts.items():
                label = _label(facet, value, typeset(str(labels.get(value, value)), scope.language))
                others = chain.from_iterable(of.get(value, ()) for of in ways)
                texts = dict.fromkeys(map(folded, others), MOST_COUNTED + 1) | {folded(label.text): 0}
                names += [
                    Name(text, place + MOST_COUNTED - min(count, MOST_COUNTED), label)
                    for text, place in texts.items()
                    if count and text
                ]
    return Names(enumerate(names))


def _ways(name: str, portal: Portal, language: str) -> dict[str, list[str]]:
    """{value: its label and its search words} of a facet in a language."""
    with override(language):
        search_words = facets()[name].search_words
        words = search_words(portal, language) if search_words else {}
        labels = facet_labels(name, portal, language)
    values = {*labels, *words}
    return {v: [str(labels.get(v, "")), *(words.get(v) or "").split(",")] for v in values}


def _label(name: str, value: str, text: str) -> Label:
    """Topics and audiences have a list of their own, others are a filter of the search."""
    url = term_link(name, value, text).url
    url = url or SearchQuery(selections={name: (value,)}).url(reverse("search:page"))
    note = pgettext("suggestion", "List") if name == KIND else str(facets()[name].label)
    return Label(text, note, url)
