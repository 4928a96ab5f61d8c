"""Addresses beside the pages of places. Before Wagtail's own addresses."""

from django.urls import re_path

from directory import views

app_name = "directory"

urlpatterns = [re_path(r"^(?P<path>(?:[\w-]+/)+)contact\.vcf$", views.vcard, name="vcard")]
