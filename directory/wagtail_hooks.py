"""What the directory adds to Wagtail's admin."""

from directory.hours import admin  # noqa: F401 - its hooks register themselves
from directory.importing.admin import hooks  # noqa: F401 - the same
from directory.layers.admin import hooks as layer_hooks  # noqa: F401 - the same
from directory.points import hooks as point_hooks  # noqa: F401 - the same
from directory.truth.admin import hooks as truth_hooks  # noqa: F401 - the same
