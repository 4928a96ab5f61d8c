"""The search page of each site, and its feeds."""

from django.urls import path

from search import views

app_name = "search"

urlpatterns = [
    path("recherche/", views.search, name="page"),
    path("recherche/liste.<slug:extension>", views.search, name="face"),
]
