"""The documents of several terms, asked of the words at once."""

import numpy as np
from django.db import connection

MOST_AT_ONCE = 400  # SQLite joins 500 statements at most
NOTHING = np.empty(0, dtype=np.int32)


def of_each(part, expressions):
    """An array of document numbers for each expression, one string from the database each.

    `part` is the question for one expression: its place goes in at `{}`, the expression at `%s`; it gives the
    place and the numbers with commas between, or NULL.
    """
    found = []
    for start in range(0, len(expressions), MOST_AT_ONCE):
        found += _of_each(part, expressions[start : start + MOST_AT_ONCE])
    return found


def _of_each(part, expressions):
    statement = " UNION ALL ".join(part.format(place) for place in range(len(expressions)))
    with connection.cursor() as cursor:
        cursor.execute(statement, expressions)
        found = dict(cursor.fetchall())
    return [
        np.fromstring(found[place], dtype=np.int32, sep=",") if found[place] else NOTHING
        for place in range(len(expressions))
    ]
