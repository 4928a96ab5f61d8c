"""The map of each city and the files of its layers."""

from django.urls import path, re_path

from directory.layers import views

app_name = "map"

urlpatterns = [
    path("carte/", views.map_page, name="page"),
    re_path(r"^carte/(?P<slug>[\w-]+)\.(?P<extension>geojson|csv)$", views.layer_file, name="file"),
]
