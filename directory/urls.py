"""Addresses beside the pages of places. Before Wagtail's own addresses."""

from django.urls import re_path

from directory import embedding, views

app_name = "directory"

urlpatterns = [
    re_path(r"^(?P<path>(?:[\w-]+/)+)contact\.vcf$", views.vcard, name="vcard"),
    re_path(r"^(?P<path>(?:[\w-]+/)+)liste\.html$", embedding.face, name="embedded"),
    re_path(r"^(?P<path>(?:[\w-]+/)+)integrer/$", embedding.code, name="embedding"),
]
