"""The search page of each site, its feeds, and help while typing."""

from django.urls import path, register_converter

from search import opensearch, views
from search.faces.api import openapi
from search.faces.converter import FaceConverter

app_name = "search"
register_converter(FaceConverter, "face")

urlpatterns = [
    path("recherche/", views.search, name="page"),
    path("recherche/<face:extension>", views.search, name="face"),
    path("recherche/suggestions.json", views.suggestions, name="suggestions"),
    path("opensearch.xml", opensearch.serve_in_language, name="opensearch"),
    path("openapi.json", openapi.serve, name="openapi"),
]
