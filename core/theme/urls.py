"""Addresses of the style sheet, the motifs and the gallery; the same on every host of the portal."""

from django.urls import path

from core.theme import views

urlpatterns = [
    path("habillage/<slug:digest>.css", views.serve_stylesheet, name="stylesheet"),
    path("motifs/<slug:city>/<slug:motif>.<slug:digest>.svg", views.serve_motif, name="motif"),
    path("composants/", views.gallery, name="gallery"),
    path("composants/<slug:component>/<slug:state>/", views.gallery, name="gallery-state"),
]
