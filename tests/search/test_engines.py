"""What both engines must do alike, and the traps of each (they run on the database of the test)."""

import pytest
from django.db import connection

from search.database import bitmaps
from search.database.engines import MOST_RANKED, engine
from search.database.lookup import Lookup
from search.document_words import DocumentWords
from search.questions import read_question
from search.word_conditions import Term, WordCondition
from tests.sql import assert_sql

pytestmark = pytest.mark.django_db

# Operators and quotation marks of FTS5, tsquery, tsvector and SQL, as if an analyser let them through.
HOSTILE = [
    "c++",
    "c",
    "rendez-vous",
    "rendez",
    "o'brien",
    'say"hi',
    "a\\b",
    "AND",
    "NOT",
    "NEAR(",
    "*",
    "a:*",
]
HOSTILE += [
    "&",
    "|",
    "!",
    "<->",
    "title",
    "title:c",
    "=velo",
    "été",
    "ete",
    "中文",
    "😀",
    "x" * 64,
    "50%",
    "%s",
]


def words(*title, summary=(), body=()):
    return DocumentWords(title, summary, body)


def found(*groups, in_title=False, is_beginning=False):
    """Numbers of documents that hold all of the tokens."""
    condition = WordCondition(tuple(((Term(token, is_beginning),),) for token in groups), in_title)
    return list(bitmaps.numbers_of(engine().find([condition])[0]))


@pytest.fixture
def hostile():
    engine().write({number: words(token) for number, token in enumerate(HOSTILE)})


@pytest.mark.parametrize("token", HOSTILE)
def test_a_token_finds_itself_and_nothing_else(hostile, token):
    same = [number for number, other in enumerate(HOSTILE) if other.lower() == token.lower()]
    assert found(token) == same


@pytest.mark.parametrize("token", ["c++", "o'brien", "a\\b", "=velo"])
def test_a_token_is_found_in_the_title(hostile, token):
    assert found(token, in_title=True) == [HOSTILE.index(token)]


def test_all_words_may_stand_anywhere():
    engine().write({7: words("velo", summary=("atelier",), body=("tri",)), 8: words("velo")})
    assert found("velo", "atelier", "tri") == [7]


def test_a_word_of_the_body_is_no_word_of_the_title():
    engine().write({1: words("velo", body=("atelier",)), 2: words("atelier", body=("velo",))})
    assert found("velo", in_title=True) == [1]


def test_any_way_to_read_a_word_will_do():
    engine().write({1: words("weekend"), 2: words("week", "end"), 3: words("week")})
    either = WordCondition((((Term("weekend"),), (Term("week"), Term("end"))),))
    assert list(bitmaps.numbers_of(engine().find([either])[0])) == [1, 2]


def test_a_beginning_finds_what_begins_so():
    engine().write({1: words("numerique"), 2: words("numero"), 3: words("nu")})
    assert found("num", is_beginning=True) == [1, 2]


def test_several_questions_are_one_statement():
    engine().write({1: words("a1"), 2: words("b1")})
    conditions = [WordCondition((((Term(token),),),)) for token in ("a1", "b1", "c1")]
    with assert_sql(1):
        assert engine().find(conditions) == [0b10, 0b100, 0]


def test_a_title_outranks_a_summary_and_a_summary_a_body():
    filling = tuple(f"w{number}" for number in range(20))
    rows = {
        1: words(*filling, body=("velo",)),
        2: words(*filling, summary=("velo",)),
        3: words("velo", body=filling),
        4: words(*filling),
    }
    engine().write(rows)
    scores = engine().rank((Term("velo"),), [1, 2, 3])
    assert sorted(scores, key=scores.get) == [1, 2, 3]


def test_more_words_rank_higher():
    engine().write({1: words("x1", body=("velo",)), 2: words("x1", body=("velo", "tri"))})
    scores = engine().rank((Term("velo"), Term("tri")), [1, 2])
    assert scores[2] > scores[1]


def test_beyond_two_thousand_documents_nothing_is_ranked():
    found = Lookup(read_question("vélo", "fr"), -1, 0, -1, 1, 1)
    with assert_sql(0):
        assert found.ranked(range(MOST_RANKED + 1)) == {}


def test_a_document_without_words_has_a_row():
    engine().write({5: words()})
    assert 5 in engine().numbers()


def test_writing_again_replaces():
    engine().write({1: words("velo")})
    engine().write({1: words("tri")})
    assert (found("velo"), found("tri")) == ([], [1])


def test_a_deleted_document_is_not_found():
    engine().write({1: words("velo"), 2: words("velo")})
    engine().delete([1])
    assert found("velo") == [2]


def test_a_document_keeps_its_words_under_another_number():
    engine().write({9: words("velo"), 3: words("tri")})
    engine().renumber(9, 3)
    assert (found("velo"), found("tri")) == ([3], [])


def test_rows_that_differ_are_named():
    rows = {1: words("velo", body=("c++",)), 2: words("tri"), 3: words("o'brien")}
    engine().write(rows)
    rows[2] = words("tribunal")
    assert engine().differing(rows | {4: words("new")}) == {2, 4}


@pytest.mark.postgres
def test_the_gin_index_keeps_no_pending_list():
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL has it")
    with connection.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname = 'search_tokens_gin'")
        assert cursor.fetchone()[0] == ["fastupdate=off"]
