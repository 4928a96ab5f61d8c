"""Words follow documents; what does not is found and repaired."""

import io

import pytest
from django.core.management import CommandError, call_command

from search import upkeep, word_upkeep
from search.database.engines import engine
from search.document_words import DocumentWords
from search.models import IndexState, SearchDocument, Word
from search.query import SearchQuery
from search.upkeep import compact
from tests.cms_pages.factories import publish
from tests.search import index

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def newsroom():
    return index.newsroom()


def asked(words):
    return index.titles(SearchQuery(words=words))


def count_of(spelling, city=""):
    return Word.objects.filter(language="fr", city=city, spelling=spelling).values_list("count", flat=True)


def check():
    output = io.StringIO()
    with pytest.raises(CommandError):
        call_command("search_check", stdout=output)
    return output.getvalue()


def test_a_published_page_is_found_by_its_words_at_once(newsroom):
    index.news(newsroom, "Atelier vélo")
    assert asked("ateliers") == ["Atelier vélo"]


def test_a_renamed_page_is_no_longer_found_by_its_old_title(newsroom):
    page = index.news(newsroom, "Atelier vélo")
    page.title = "Atelier couture"
    publish(page)
    assert (asked("vélo"), asked("couture")) == ([], ["Atelier couture"])


def test_the_word_table_counts_documents_of_each_city(newsroom):
    index.news(newsroom, "Atelier vélo")
    page = index.news(newsroom, "Un vélo")
    assert ([*count_of("vélo")], [*count_of("vélo", "tourcoing")]) == ([2], [2])
    page.unpublish()
    assert [*count_of("vélo")] == [1]


def test_the_words_of_a_shared_page_count_for_its_owner(newsroom):
    page = index.news(newsroom, "Un vélo")
    page.shown_in.add(index.newsroom("roubaix").get_site().citysettings)
    publish(page)
    assert [[*count_of("vélo", city)] for city in ("", "tourcoing", "roubaix")] == [[1], [1], []]


def test_a_word_that_no_document_has_leaves_the_table(newsroom):
    index.news(newsroom, "Mongolfière").delete()
    assert not count_of("mongolfière").exists()


def test_a_document_that_moves_to_another_number_keeps_its_words(newsroom):
    index.news(newsroom, "Atelier vélo").delete()
    index.news(newsroom, "Atelier couture")
    compact()
    assert (SearchDocument.objects.get().number, asked("couture")) == (0, ["Atelier couture"])


def test_a_sound_index_shows_no_difference(newsroom):
    index.news(newsroom, "Atelier vélo")
    assert len(upkeep.compare()) == 0


def test_words_that_differ_are_found_and_repaired(newsroom):
    index.news(newsroom, "Atelier vélo")
    number = SearchDocument.objects.get().number
    engine().write({number: DocumentWords(("autre",)), number + 1: DocumentWords(("seul",))})
    Word.objects.filter(spelling="vélo").update(count=9)
    assert "words: 2 documents and" in check()
    upkeep.repair(upkeep.compare())
    assert (len(upkeep.compare()), asked("vélo")) == (0, ["Atelier vélo"])


def test_words_of_another_analyser_ask_for_a_rebuild(newsroom):
    index.news(newsroom, "Atelier vélo")
    IndexState.objects.update(analysis=0)
    assert "search_rebuild" in check()
    call_command("search_rebuild", stdout=io.StringIO())
    assert not word_upkeep.is_outdated()


def test_the_minute_timer_writes_the_words_that_an_upgrade_left_out(newsroom):
    index.news(newsroom, "Atelier vélo")
    engine().delete(engine().numbers())
    Word.objects.all().delete()
    IndexState.objects.update(analysis=0)
    call_command("search_catch_up", stdout=io.StringIO())
    assert (asked("vélo"), [*count_of("vélo")]) == (["Atelier vélo"], [1])
