"""How many queries something costs."""

from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

# Statements that open and close transactions ask the database nothing.
FREE = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@contextmanager
def assert_sql(most):
    """Fail, and list them, when the block runs more than `most` queries."""
    with CaptureQueriesContext(connection) as captured:
        yield captured
    queries = [query["sql"] for query in captured if not query["sql"].startswith(FREE)]
    assert len(queries) <= most, f"{len(queries)} queries, {most} allowed:\n" + "\n".join(queries)
