"""PostgreSQL: one tsvector per document under a GIN index.

Lexemes are given as an array, and quoted in a question: to_tsvector and to_tsquery would parse our tokens
again (rendez-vous, c++). Where a lexeme stands in a row says nothing: it has no position.
"""

from django.db import connection

from search.database.engines import sets

CREATE = """CREATE TABLE search_tokens (number integer PRIMARY KEY, tokens tsvector NOT NULL);
CREATE INDEX search_tokens_gin ON search_tokens USING gin (tokens) WITH (fastupdate = off)"""
DROP = "DROP TABLE search_tokens"


def write(rows):
    """Replace the rows of these documents; see search.database.engines."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_tokens (number, tokens) VALUES (%s, array_to_tsvector(%s::text[])) "
            "ON CONFLICT (number) DO UPDATE SET tokens = excluded.tokens",
            [(number, list(words.lexemes)) for number, words in rows.items()],
        )


def delete(numbers):
    """Forget documents."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_tokens WHERE number = ANY(%s)", [list(numbers)])


def renumber(old, new):
    """A document has another number."""
    delete([new])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_tokens SET number = %s WHERE number = %s", [new, old])


def find(terms):
    """The documents of each term."""
    part = "SELECT {}, string_agg(number::text, ',') FROM search_tokens WHERE tokens @@ %s::tsquery"
    return sets.of_each(part, list(map(match, terms)))


def match(term):
    """A term as a tsquery literal."""
    quoted = "'{}'".format(term.lexeme.replace("\\", "\\\\").replace("'", "''"))
    return quoted + (":*" if term.is_beginning else "")


def lexemes(numbers):
    """{number: its lexemes} of the documents that have a row."""
    statement = "SELECT number, tsvector_to_array(tokens) FROM search_tokens WHERE number = ANY(%s)"
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(numbers)])
        return {number: tuple(sorted(found)) for number, found in cursor.fetchall()}


def differing(rows):
    """Numbers whose row is not what it should be."""
    stored = lexemes(rows)
    return {number for number, words in rows.items() if stored.get(number) != words.lexemes}


def numbers():
    """Every number that has a row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM search_tokens")
        return {number for (number,) in cursor.fetchall()}
