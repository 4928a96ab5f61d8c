"""Files of open data: the same for all languages, at addresses that last."""

from django.urls import re_path

from directory.exports import views

app_name = "open_data_files"

urlpatterns = [
    re_path(r"^donnees/(?P<name>[a-z-]+)\.(?P<extension>csv|geojson|kml)$", views.file, name="file"),
]
