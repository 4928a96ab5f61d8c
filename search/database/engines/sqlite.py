"""SQLite: an FTS5 table whose rows are numbered like documents.

The tokenizer must not cut what our analyser made (its default cuts « c++ »): everything but separators
belongs to a token. Where a lexeme stands in a row says nothing: the index keeps no positions (`detail=none`).
"""

from django.db import connection

from search.database.engines import sets

CREATE = """CREATE VIRTUAL TABLE search_tokens USING fts5(lexemes, detail=none, columnsize=0,
tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'")"""
DROP = "DROP TABLE search_tokens"


def write(rows):
    """Replace the rows of these documents; see search.database.engines."""
    delete(rows)
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_tokens (rowid, lexemes) VALUES (%s, %s)",
            [(number, " ".join(words.lexemes)) for number, words in rows.items()],
        )


def delete(numbers):
    """Forget documents."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_tokens WHERE rowid = %s", [(number,) for number in numbers])


def renumber(old, new):
    """A document has another number."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_tokens WHERE rowid = %s", [new])
        cursor.execute("UPDATE search_tokens SET rowid = %s WHERE rowid = %s", [new, old])


def find(terms):
    """The documents of each term. Every lexeme is quoted: AND, NEAR and * mean nothing inside."""
    part = "SELECT {}, group_concat(rowid) FROM search_tokens WHERE search_tokens MATCH %s"
    return sets.of_each(part, list(map(match, terms)))


def match(term):
    """A term as an FTS5 expression."""
    quoted = '"{}"'.format(term.lexeme.replace('"', '""'))
    return f"{quoted} *" if term.is_beginning else quoted


def lexemes(numbers):
    """{number: its lexemes} of the documents that have a row."""
    chosen = ",".join(str(int(number)) for number in numbers)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid, lexemes FROM search_tokens WHERE rowid IN ({chosen})")  # noqa: S608
        return {number: tuple(text.split()) for number, text in cursor.fetchall()}


def differing(rows):
    """Numbers whose row is not what it should be."""
    stored = lexemes(rows)
    return {number for number, words in rows.items() if stored.get(number) != words.lexemes}


def numbers():
    """Every number that has a row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid FROM search_tokens")
        return {number for (number,) in cursor.fetchall()}
