"""What the portal answers to a question, in a process that has a corpus as its database."""

from search.models import SearchDocument
from tests.relevance.corpora import NOW

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
    from search.document_words import texts_of
    from search.models import SearchDocument
    from search.writing import stored_records

    pages = list(SearchDocument.objects.values_list("page_id", flat=True))
    records = stored_records(pages).values()
    return {named[number]: "\n".join(texts_of(record)) for number, record in records}
