"""What events add to Wagtail's admin."""

from events.schedule import admin  # noqa: F401 - its hooks register themselves
