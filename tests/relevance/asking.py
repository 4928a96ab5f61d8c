"""What the portal answers to a question, in a process that has a corpus as its database."""

import random
from dataclasses import replace
from functools import partial

from search.models import SearchDocument
from tests.relevance.corpora import NOW

# Every weight; thresholds, and how rarity is told, stay as they are.
WORTH = (
    *("anywhere", "title", "summary", "names", "twice", "often", "pair", "value", "family", "synonym"),
    *("own_city", "looked_after", "this_year", "soon", "open_today"),
)
HUB = "hub"
FIRST = 20


def names() -> dict[int, str]:
    """{number: « city:/path/ »} of all documents."""
    found = SearchDocument.objects.values_list("number", "city__slug", "path")
    return {number: f"{city}:{path}" for number, city, path in found}


def seen(city: str, named: dict[int, str]) -> set[str]:
    """The documents that the site of a city shows, by name."""
    found = SearchDocument.objects.values_list("number", "values")
    return {named[number] for number, values in found if city in (HUB, *values["city"])}


def portal_order(city: str, words: str, named: dict[int, str]) -> list[str]:
    """The names of the portal's first 20 results."""
    from core.sites import Scope
    from search.query import SearchQuery
    from search.services import execute

    scope = Scope(None if city == HUB else city, "fr")
    hits = execute(SearchQuery(words=words), scope, now=NOW, page_size=FIRST).hits
    return [named[hit.number] for hit in hits]


def texts(named: dict[int, str]) -> dict[str, str]:
    """Everything that a document is found by, in one text."""
    from search.writing import stored_records

    pages = list(SearchDocument.objects.values_list("page_id", flat=True))
    return {named[number]: _text(record) for number, record in stored_records(pages).values()}


def _text(record):
    columns, card = record.columns, record.columns["card"]
    terms = [term["title"] for term in [*card.get("topics", ()), *card.get("tags", ())]]
    around = [card.get("search_words", ""), columns["place_name"], columns["address"], record.keywords]
    return "\n".join([columns["title"], columns["summary"], *terms, *around, record.body])


def fill_elasticsearch():
    """Write all documents to Elasticsearch, and let nothing else answer."""
    from search import protocol
    from search.database.answering import DatabaseIndex
    from search.elastic.answering import ElasticIndex
    from search.elastic.rebuilding import rebuild

    class Silent(DatabaseIndex):
        def answer(self, searches, now):
            raise RuntimeError(f"Elasticsearch did not answer « {searches[0].words} »")

    rebuild()
    protocol.use(ElasticIndex(Silent()))


def shuffle_weights(seed):
    """Rank by the same worths in other places."""
    from search import planning
    from search.database import lookup

    worths = [getattr(planning.WEIGHTS, place) for place in WORTH]
    random.Random(seed).shuffle(worths)
    weights = replace(planning.WEIGHTS, **dict(zip(WORTH, worths, strict=True)))
    lookup.plans_of = partial(planning.plans_of, weights=weights)
