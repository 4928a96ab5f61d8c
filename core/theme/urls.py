"""Addresses of the style sheet, the script, the motifs and their pictures, the gallery; on every host."""

from django.urls import path

from core.theme import views

urlpatterns = [
    path("habillage/<slug:digest>.css", views.serve_stylesheet, name="stylesheet"),
    path("habillage/<slug:digest>.js", views.serve_script, name="script"),
    path("motifs/<slug:city>/<slug:motif>.<slug:digest>.svg", views.serve_motif, name="motif"),
    path("partage/<slug:city>/<slug:key>.<slug:digest>.png", views.serve_share_picture, name="share-picture"),
    path("icones/<slug:city>/<int:size>.<slug:digest>.png", views.serve_icon, name="icon"),
    path("favicon.ico", views.serve_favicon),
    path("site.webmanifest", views.serve_manifest, name="manifest"),
    path("composants/", views.gallery, name="gallery"),
    path("composants/<slug:component>/<slug:state>/", views.gallery, name="gallery-state"),
]
