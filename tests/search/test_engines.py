"""What both engines must do alike, and the traps of each (they run on the database of the test)."""

import pytest
from django.db import connection

from search.database.engines import engine
from search.document_words import DocumentWords
from search.scoring import Term
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


def words(*lexemes):
    return DocumentWords(tuple(sorted(lexemes)))


def found(lexeme, *, is_beginning=False):
    """Numbers of documents that have a lexeme."""
    return sorted(engine().find([Term(lexeme, is_beginning)])[0].tolist())


@pytest.fixture
def hostile():
    engine().write({number: words(token) for number, token in enumerate(HOSTILE)})


@pytest.mark.parametrize("token", HOSTILE)
def test_a_token_finds_itself_and_nothing_else(hostile, token):
    same = [number for number, other in enumerate(HOSTILE) if other.lower() == token.lower()]
    assert found(token) == same


def test_a_beginning_finds_what_begins_so():
    engine().write({1: words("numerique"), 2: words("numero"), 3: words("nu")})
    assert found("num", is_beginning=True) == [1, 2]


def test_several_terms_are_one_statement():
    engine().write({1: words("a1"), 2: words("b1")})
    with assert_sql(1):
        numbers = engine().find([Term("a1"), Term("b1"), Term("c1")])
    assert [found.tolist() for found in numbers] == [[1], [2], []]


def test_more_terms_than_a_statement_holds():
    engine().write({number: words(f"a{number}") for number in range(0, 900, 100)})
    numbers = engine().find([Term(f"a{number}") for number in range(901)])
    assert [found.tolist() for found in numbers if len(found)] == [[number] for number in range(0, 900, 100)]


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
    rows = {1: words("velo", "c++"), 2: words("tri"), 3: words("o'brien")}
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
