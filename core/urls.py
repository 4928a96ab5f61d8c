"""Addresses of core, outside languages."""

from django.urls import path

from core import views

urlpatterns = [
    path("media/<path:path>", views.media),
]
