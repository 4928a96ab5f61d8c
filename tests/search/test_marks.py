"""What a question marks in the documents that it found."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.safestring import SafeString

from search.query import SearchQuery
from search.services import execute
from tests.cms_pages.factories import publish
from tests.search import index

pytestmark = pytest.mark.django_db
ASKED = SearchQuery(words="marché couvert")
PARAGRAPH = [{"type": "paragraph", "value": "<p>La halle est un marché couvert.</p>"}]


def marked(query=ASKED):
    """(title, passage) of what is found."""
    index.follow()
    return [(hit.marked_title, hit.passage) for hit in execute(query, index.TOURCOING).hits]


@pytest.mark.django_db(transaction=True)
def test_the_texts_are_read_once_for_a_question_and_a_state_of_the_document():
    page = index.news(index.newsroom(), introduction="", body=PARAGRAPH)
    first = marked()
    assert first == [
        ("Le <mark>marché</mark> déménage", "La halle est un <mark>marché</mark> <mark>couvert</mark>.")
    ]
    assert all(isinstance(text, SafeString) for text in first[0])
    with CaptureQueriesContext(connection) as captured:
        assert marked() == first
    assert not [query for query in captured if "documenttext" in query["sql"]]
    page.title = "La halle et le marché"
    publish(page)
    assert marked()[0][0] == "La halle et le <mark>marché</mark>"


def test_each_question_marks_its_own_words():
    index.news(index.newsroom(), introduction="", body=PARAGRAPH)
    marked()
    assert marked(SearchQuery(words="halle"))[0] == (
        "Le marché déménage",
        "La <mark>halle</mark> est un marché couvert.",
    )
