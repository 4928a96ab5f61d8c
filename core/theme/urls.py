"""Addresses of the style sheet and of the motifs; the same on every host of the portal."""

from django.urls import path

from core.theme import views

urlpatterns = [
    path("habillage/<slug:digest>.css", views.serve_stylesheet, name="stylesheet"),
    path("motifs/<slug:city>/<slug:motif>.<slug:digest>.svg", views.serve_motif, name="motif"),
]
