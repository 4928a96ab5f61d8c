"""The documents of several questions, asked of the words at once."""

from django.db import connection

from search.database import bitmaps


def of_each(part, expressions):
    """The set of documents of each expression, in one statement and one string each.

    `part` is the question for one expression: its place goes in at `{}`, the expression at `%s`; it gives the
    place and the numbers with commas between, or NULL.
    """
    statement = " UNION ALL ".join(part.format(place) for place in range(len(expressions)))
    with connection.cursor() as cursor:
        cursor.execute(statement, expressions)
        found = dict(cursor.fetchall())
    return [
        bitmaps.of_numbers(map(int, found[place].split(",")) if found[place] else ())
        for place in range(len(expressions))
    ]
