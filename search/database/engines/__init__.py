"""Which documents hold these lexemes? The one question a database engine answers.

An engine keeps one row per document, written in the projection's transaction. It analyses nothing: it
is given lexemes (search.document_words) and quotes each. Both have the same functions:

write(rows)              {number: DocumentWords}: replace the rows of these documents
delete(numbers)          forget documents
renumber(old, new)       a document has another number
find(terms)              an array of the numbers of the documents of each Term, in any order, in one statement
lexemes(numbers)         {number: its lexemes} of those that have a row
differing(rows)          numbers whose row is not what {number: DocumentWords} says
numbers()                every number that has a row
"""

from django.db import connection

from search.database.engines import postgresql, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def engine():
    """The engine of the database this process is connected to."""
    return ENGINES[connection.vendor]
