"""What the admin shows of the search."""

from search.elastic import hooks  # noqa: F401 (its hooks register themselves)
