"""PostgreSQL: one tsvector per document under a GIN index.

Literals are cast: to_tsvector and to_tsquery would parse our tokens again (rendez-vous, c++). A word
of the title has a second lexeme, `=word`: title order then comes from the same index.
"""

from django.db import connection

from search.database.engines import sets
from search.word_conditions import written

CREATE = """CREATE TABLE search_tokens (number integer PRIMARY KEY, tokens tsvector NOT NULL);
CREATE INDEX search_tokens_gin ON search_tokens USING gin (tokens) WITH (fastupdate = off)"""
DROP = "DROP TABLE search_tokens"
# Of lexemes of the labels D, C, B, A: body, nothing, summary, title.
WEIGHTS = "{0.1, 0.1, 0.4, 1.0}"


def write(rows):
    """Replace the rows of these documents; see search.database.engines."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_tokens (number, tokens) VALUES (%s, %s::tsvector) "
            "ON CONFLICT (number) DO UPDATE SET tokens = excluded.tokens",
            [(number, vector(words)) for number, words in rows.items()],
        )


def vector(words):
    """DocumentWords as a tsvector literal. Every lexeme has a position, else ts_rank is constant."""
    lexemes = [f"{_quoted(token)}:1A {_quoted('=' + token)}" for token in words.title]
    lexemes += [f"{_quoted(token)}:1B" for token in words.summary]
    lexemes += [f"{_quoted(token)}:1" for token in words.body]
    return " ".join(lexemes)


def _quoted(token):
    return "'{}'".format(token.replace("\\", "\\\\").replace("'", "''"))


def delete(numbers):
    """Forget documents."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_tokens WHERE number = ANY(%s)", [list(numbers)])


def renumber(old, new):
    """A document has another number."""
    delete([new])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_tokens SET number = %s WHERE number = %s", [new, old])


def find(conditions):
    """The set of documents of each condition."""
    part = "SELECT {}, string_agg(number::text, ',') FROM search_tokens WHERE tokens @@ %s::tsquery"
    return sets.of_each(part, [match(condition) for condition in conditions])


def match(condition):
    """A condition as a tsquery literal."""

    def write_term(term):
        token = f"={term.token}" if condition.in_title else term.token
        return _quoted(token) + (":*" if term.is_beginning else "")

    return written(condition, write_term, "&", "|")


def rank(tokens, numbers):
    """{number: score}. Terms are joined by OR: with AND, ts_rank wants distances between positions."""
    query = " | ".join(_quoted(term.token) + (":*" if term.is_beginning else "") for term in tokens)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, ts_rank(%s, tokens, %s::tsquery) FROM search_tokens WHERE number = ANY(%s)",
            [WEIGHTS, query, list(numbers)],
        )
        return dict(cursor.fetchall())


def differing(rows):
    """Numbers whose row is not what it should be."""
    wanted = [(number, vector(words)) for number, words in rows.items()]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT wanted.number FROM unnest(%s::integer[], %s::text[]) AS wanted (number, tokens) "
            "LEFT JOIN search_tokens USING (number) "
            "WHERE search_tokens.tokens IS DISTINCT FROM wanted.tokens::tsvector",
            [[number for number, _ in wanted], [tokens for _, tokens in wanted]],
        )
        return {number for (number,) in cursor.fetchall()}


def numbers():
    """Every number that has a row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM search_tokens")
        return {number for (number,) in cursor.fetchall()}
