"""SQLite: an FTS5 table whose rows are numbered like documents.

The tokenizer must not cut what our analyser made (its default cuts « c++ »): everything but
separators belongs to a token.
"""

from django.db import connection

from core import reads
from search.database.engines import sets
from search.word_conditions import written

CREATE = """CREATE VIRTUAL TABLE search_tokens USING fts5(title, summary, body,
tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'")"""
DROP = "DROP TABLE search_tokens"
WEIGHTS = "10.0, 4.0, 1.0"
# SQLite takes 32,766 parameters; a list of numbers is written out instead.
MOST_AT_ONCE = 5_000


def write(rows):
    """Replace the rows of these documents; see search.database.engines."""
    delete(rows)
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_tokens (rowid, title, summary, body) VALUES (%s, %s, %s, %s)",
            [(number, *_columns(words)) for number, words in rows.items()],
        )


def _columns(words):
    return " ".join(words.title), " ".join(words.summary), " ".join(words.body)


def delete(numbers):
    """Forget documents."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_tokens WHERE rowid = %s", [(number,) for number in numbers])


def renumber(old, new):
    """A document has another number."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_tokens WHERE rowid = %s", [new])
        cursor.execute("UPDATE search_tokens SET rowid = %s WHERE rowid = %s", [new, old])


def find(conditions):
    """The set of documents of each condition."""
    part = "SELECT {}, group_concat(rowid) FROM search_tokens WHERE search_tokens MATCH %s"
    return sets.of_each(part, [match(condition) for condition in conditions])


def match(condition):
    """A condition as an FTS5 expression. Every token is quoted: AND, NEAR and * mean nothing inside."""
    expression = written(condition, _term, "AND", "OR")
    return f"title : ({expression})" if condition.in_title else expression


def _term(term):
    quoted = '"{}"'.format(term.token.replace('"', '""'))
    return f"{quoted} *" if term.is_beginning else quoted


def rank(tokens, numbers):
    """{number: score}; words in few documents and words in titles count more.

    The + keeps SQLite from asking the index once for every number of the list (18 times dearer).
    """
    reads.note_rarity()
    expression = " OR ".join(map(_term, tokens))
    chosen = ",".join(str(int(number)) for number in numbers)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rowid, -bm25(search_tokens, {WEIGHTS}) FROM search_tokens "  # noqa: S608 (integers)
            f"WHERE search_tokens MATCH %s AND +rowid IN ({chosen})",
            [expression],
        )
        return dict(cursor.fetchall())


def differing(rows):
    """Numbers whose row is not what it should be."""
    chosen = ",".join(str(int(number)) for number in rows)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rowid, title, summary, body FROM search_tokens WHERE rowid IN ({chosen})"  # noqa: S608
        )
        stored = {number: tuple(columns) for number, *columns in cursor.fetchall()}
    return {number for number, words in rows.items() if stored.get(number) != _columns(words)}


def numbers():
    """Every number that has a row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid FROM search_tokens")
        return {number for (number,) in cursor.fetchall()}
