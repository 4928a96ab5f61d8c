"""What activities add to Wagtail's admin."""

from events.admin import hooks  # noqa: F401 - its hooks register themselves
from events.many.admin import hooks as many_hooks  # noqa: F401 - so do these
from events.proposals.admin import hooks as proposal_hooks  # noqa: F401 - so do these
from events.schedule import admin  # noqa: F401 - so do these
