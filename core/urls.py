"""Addresses of core, outside languages."""

from django.urls import include, path

from core import robots, views

urlpatterns = [
    path("media/<path:path>", views.media),
    path(robots.PATH.lstrip("/"), robots.serve),
    path("", include("core.theme.urls")),
]
