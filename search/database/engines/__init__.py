"""Which documents hold these words? The one question a database engine answers.

An engine keeps one row per document, written in the projection's transaction. It analyses nothing: it
is given tokens (search.analysis) and quotes each. Both have the same functions:

write(rows)              {number: DocumentWords}: replace the rows of these documents
delete(numbers)          forget documents
renumber(old, new)       a document has another number
find(conditions)         the set of documents (a bitmap) of each WordCondition, in one statement
rank(tokens, numbers)    {number: score, higher is better} of at most 2,000 documents
differing(rows)          numbers whose row is not what {number: DocumentWords} says
numbers()                every number that has a row
"""

from django.db import connection

from search.database.engines import postgresql, sqlite

# Beyond, native relevance costs more than it orders: title order and dates do.
MOST_RANKED = 2_000
ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def engine():
    """The engine of the database this process is connected to."""
    return ENGINES[connection.vendor]
