"""What activities add to Wagtail's admin."""

from events.admin import hooks  # noqa: F401 - its hooks register themselves
