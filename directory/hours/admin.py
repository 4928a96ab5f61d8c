"""What the hours add to Wagtail's admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from directory.hours.views import preview


@hooks.register("register_admin_urls")
def hours_urls() -> list[URLPattern]:
    """Wagtail lets only editors in."""
    return [path("horaires/apercu/", preview, name="directory_hours_preview")]
