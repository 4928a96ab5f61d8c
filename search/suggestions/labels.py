"""What a site's documents are about, by name: categories, topics, districts, kinds."""

from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import override

from core import generation
from core.reads import ANY
from core.sites import Scope, get_portal
from search.protocol import Search, index
from search.query import EVERYTHING
from search.registry import facet_labels, facets
from search.suggestions.names import Name, Names, folded


class Label(NamedTuple):
    """A value of a facet, as the site calls it."""

    facet: str
    value: str
    text: str


def labels_of(scope: Scope) -> Names:
    """Those that a document of the scope has, by their labels and search words; what most documents have
    comes first. Made once until something changes there."""
    name = f"labels suggested {scope.city} {scope.language} {scope.include_shared}"
    return generation.held(name, lambda: _read(scope), [scope.city or ANY])


def _read(scope: Scope) -> Names:
    suggested = tuple(facet.name for facet in facets().values() if facet.is_suggested)
    search = Search(EVERYTHING, scope, facets=suggested, page_size=1)
    answer = index().answer([search], timezone.now()).each[0]
    portal, names = get_portal(), []
    with override(scope.language):
        for facet, counts in answer.counts.items():
            labels = facet_labels(facet, portal, scope.language)
            search_words = facets()[facet].search_words
            words = search_words(portal, scope.language) if search_words else {}
            for value, count in counts.items():
                label = Label(facet, value, str(labels.get(value, value)))
                texts = dict.fromkeys((words.get(value) or "").split(","), 1) | {label.text: 0}
                names += [
                    Name(text, (place, -count), label)
                    for written, place in texts.items()
                    if count and (text := folded(written))
                ]
    return Names(enumerate(names))
