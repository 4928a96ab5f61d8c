"""What the admin shows of the search."""

from search.elastic import hooks  # noqa: F401 (its hooks register themselves)
from search.workbench import hooks as workbench_hooks  # noqa: F401 (the same)
