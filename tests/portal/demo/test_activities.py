"""The activities of the demonstration: on whatever day it was built, something behind every filter."""

import re
from datetime import date

import pytest
from django.utils import timezone

from core.sites import Scope
from directory.models.choices import ACCESS_FACTS, DigitalService
from events.ages import ALL_AGES, BANDS
from events.models import ActivityPage, Occurrence, PathwayPage, TrainingPage
from events.models.choices import Availability, Language, Level, Price
from portal.demo.towns import HUB, TOWNS
from search.days import local_day
from search.occurrences import Status
from search.query import BY_NEXT_DATE, COMING, SearchQuery
from search.services import execute

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db, pytest.mark.slow]

CITIES = [town["slug"] for town in TOWNS if town["slug"] != HUB]
TOPICAL = {"when", "weekday", "part", "age", "price"}  # in each city; the others in the three together
VALUES = {
    "when": ("aujourdhui", "ce-soir", "demain", "week-end", "semaine", "mois", "vacances"),
    "weekday": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "part": ("matin", "apres-midi", "soir", "nuit"),
    "age": (*BANDS, ALL_AGES),
    "price": Price.values,
    "attendance": ("sur-place", "en-ligne"),
    "language": Language.values,
    "availability": Availability.values,
    "level": Level.values,
    "skill": DigitalService.values,
    "access": tuple(ACCESS_FACTS),
}


def happenings():
    return [*ActivityPage.objects.live(), *TrainingPage.objects.live()]


def ask(city, facets=(), **selections):
    """Results of what is to come in a city, or in all of them."""
    selections = {"kind": ("activity", "training")} | selections
    query = SearchQuery(selections=selections, dates=COMING, sort=BY_NEXT_DATE)
    return execute(query, Scope(city, "fr"), now=timezone.now(), facets=facets, page_size=1)


def empty_values(results, facets):
    """(facet, value) of those behind which there is nothing."""
    counts = {name: {row.value: row.count for row in results.facets[name]} for name in facets}
    return [(name, value) for name in facets for value in VALUES[name] if not counts[name].get(value)]


def test_there_are_ninety_activities_and_sessions_or_more_and_three_pathways():
    assert (len(happenings()) >= 90, PathwayPage.objects.live().count() >= 3) == (True, True)


@pytest.mark.parametrize("city", CITIES)
def test_each_city_has_something_for_every_moment_age_and_price(city):
    facets = sorted(TOPICAL)
    assert empty_values(ask(city, facets), facets) == []


def test_there_is_something_behind_every_other_choice():
    facets = sorted(VALUES.keys() - TOPICAL)
    assert empty_values(ask(None, facets), facets) == []


@pytest.mark.parametrize("city", CITIES)
def test_a_child_of_eight_has_a_free_wednesday_and_free_holidays(city):
    free = {"age": ("8",), "price": ("gratuit",)}
    assert ask(city, weekday=("mercredi",), part=("apres-midi",), **free).paging.total
    assert ask(city, when=("vacances",), **free).paging.total


@pytest.mark.parametrize("city", CITIES)
def test_each_city_shows_what_another_one_publishes(city):
    shown = [page for page in happenings() if page.shown_in.filter(slug=city).exists()]
    assert len(shown) >= 5


def test_dates_are_changed_in_every_way():
    assert set(Occurrence.objects.values_list("status", flat=True)) == set(Status.values)


def test_an_exhibition_is_on_when_its_place_is_open():
    page = ActivityPage.objects.get(slug="expo-la-rame-et-le-ballot")
    days = {local_day(row.start) for row in Occurrence.objects.filter(translation_key=page.translation_key)}
    assert {day.weekday() for day in days if day.month in (11, 12, 1, 2, 3)} <= {5, 6}
    assert date(timezone.localdate().year, 12, 25) not in days


def test_the_workshop_whose_day_is_known_is_a_past_activity():
    page = ActivityPage.objects.get(slug="atelier-live-relation-avec-la-ville")
    [row] = Occurrence.objects.filter(translation_key=page.translation_key)
    assert (local_day(row.start), row.is_whole_day) == (date(2018, 2, 16), True)


def test_what_editors_would_be_refused_is_not_planted():
    for page in [*happenings(), *PathwayPage.objects.live()]:
        page.full_clean()
        stream = page.steps if isinstance(page, PathwayPage) else page.schedule
        stream.stream_block.clean(stream)


def test_addresses_and_contacts_are_invented():
    for page in happenings():
        assert page.street.endswith("(démo)") or not page.street
        for phone in (page.phone, page.registration_phone):
            assert phone.startswith("03 53 01") or not phone
        for address in (page.online_url, page.registration_url, page.registration_email, page.website):
            assert re.search(r"\.example(/|$)", address) or not address


def test_each_city_has_a_list_for_children_that_leaves_adults_out(client):
    for city in CITIES:
        response = client.get("/fr/juniors/", headers={"host": f"{city}.localhost:8000"})
        titles = [hit.title for hit in response.context["results"].hits]
        assert titles
        assert "Aquagym douce" not in titles
