"""The table of words of test_analysis, asked of the engine of this database: titles found and not found."""

import pytest

from search import bitmaps
from search.analysis import tokens
from search.document_words import DocumentWords
from search.engines import engine
from search.questions import read_question
from tests.search.test_analysis import PAIRS, WORDS

pytestmark = pytest.mark.django_db


def titles_found(asked, titles):
    found = engine().find([read_question(asked, "fr").condition()])[0]
    return {titles[number] for number in bitmaps.numbers_of(found)}


def test_each_word_finds_its_titles_and_no_other_of_its_row():
    titles = list(dict.fromkeys(text for _, text, _ in PAIRS))
    engine().write({number: DocumentWords(tuple(tokens(title, "fr"))) for number, title in enumerate(titles)})
    for asked, yes, no in WORDS:
        found = titles_found(asked, titles)
        assert found >= set(yes.split(" / ")), asked
        assert not found & set(no.split(" / ")), asked
