"""Addresses of core, outside languages."""

from django.urls import include, path

from core import views

urlpatterns = [
    path("media/<path:path>", views.media),
    path("", include("core.theme.urls")),
]
