"""The addresses that the map of a form asks."""

from django.urls import URLPattern, path
from wagtail import hooks

from directory.points import views


@hooks.register("register_admin_urls")
def point_urls() -> list[URLPattern]:
    """Wagtail lets only editors in."""
    return [
        path("point/", views.find, name="directory_point"),
        path("point/<slug:city>/fond.json", views.ground, name="directory_ground"),
    ]
