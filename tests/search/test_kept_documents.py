"""A document is read once, until it is written again."""

from dataclasses import replace

import pytest

from core import generation
from search.database import kept_documents, snapshot
from search.database.snapshot import Snapshot
from search.models import SearchDocument
from search.query import SearchQuery
from tests.cms_pages.factories import publish
from tests.search.index import TOURCOING, news, newsroom, read, titles
from tests.sql import assert_sql

pytestmark = pytest.mark.django_db(transaction=True)  # nothing is kept of what may be rolled back


def test_documents_are_read_once():
    news(newsroom())
    generation.begin_request()
    first = titles()
    with assert_sql(0):
        assert titles() == first
    generation.end_request()


def test_what_is_published_is_read_again():
    page = news(newsroom(), "Le marché déménage")
    titles()
    page.title = "Le marché revient"
    publish(page)
    assert titles() == ["Le marché revient"]


def test_another_version_of_the_index_is_read_again():
    news(newsroom())
    titles()
    held = snapshot.held()
    (number,) = held.keys
    key = held.keys[number].key
    assert kept_documents.known(held, [key])[1] == []
    written_again = replace(held, keys={number: held.keys[number]._replace(version=held.version + 1)})
    assert kept_documents.known(written_again, [key])[1] == [key]


def test_an_empty_answer_is_checked_against_the_index():
    newsroom()
    assert titles(SearchQuery(selections={"tag": ("absent",)}), TOURCOING) == []


def test_a_process_keeps_so_many_and_no_more():
    index = Snapshot(version=1)
    generation.begin_request()
    for number in range(kept_documents.MOST_DOCUMENTS + 10):
        kept_documents.remember(index, {str(number): SearchDocument(page_id=number)})
    assert kept_documents.known(index, ["0"])[1] == ["0"]
    generation.end_request()


def test_what_another_thread_forgets_meanwhile_is_read_again():
    index = Snapshot(version=1)
    generation.begin_request()
    kept_documents.remember(index, {"1": SearchDocument(page_id=7)})
    kept_documents._held(index)[0].clear()
    assert kept_documents.known(index, (), (7,))[2] == [7]
    generation.end_request()


def test_a_card_marked_for_one_question_is_not_shown_for_another():
    news(newsroom(), "Atelier vélo")
    read("/fr/recherche/?q=atelier")
    assert "Atelier <mark>vélo</mark>" in read("/fr/recherche/?q=velo").content.decode()
