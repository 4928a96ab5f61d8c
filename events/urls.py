"""Addresses beside the pages of activities. Before Wagtail's own addresses."""

from django.urls import re_path

from events import poster, programme
from events.calendars import views
from events.proposals import public

app_name = "events"

urlpatterns = [
    re_path(r"^(?P<path>(?:[\w-]+/)+)agenda\.ics$", views.agenda, name="agenda"),
    re_path(r"^(?P<path>(?:[\w-]+/)+)affiche/$", poster.poster, name="poster"),
    re_path(r"^(?P<path>(?:[\w-]+/)+)programme/$", programme.programme, name="programme"),
    re_path(r"^(?P<path>(?:[\w-]+/)+)proposer/$", public.propose, name="propose"),
    re_path(r"^(?P<path>(?:[\w-]+/)+)proposer/merci/$", public.thanks, name="propose-thanks"),
]
