"""The page of open data, in the language of the visitor."""

from django.urls import path

from directory.exports import views

app_name = "open_data"

urlpatterns = [path("donnees/", views.page, name="page")]
