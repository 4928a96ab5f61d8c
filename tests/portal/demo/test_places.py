"""The places of the demonstration: enough of them, none real, and something behind every choice."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from directory.freshness import DUE, FRESH, HIDDEN, RANKED_LAST, standing
from directory.hours.reading.osm import canonical
from directory.layers.kinds import KINDS
from directory.models import DirectorySettings, Layer, PlacePage, Proposal
from directory.models.choices import (
    ACCESS_FACTS,
    DigitalAudience,
    DigitalService,
    Facility,
    Payment,
    PlaceKind,
    Service,
    VerifiedBy,
)
from events.models import ActivityProposal
from portal.demo.places import ACCESS
from portal.demo.proposals import owner_link
from portal.demo.towns import HUB, TOWNS
from search.models import SearchDocument

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db, pytest.mark.slow]

CITIES = [town["slug"] for town in TOWNS if town["slug"] != HUB]
CHOICES = {
    "services": Service,
    "payments": Payment,
    "facilities": Facility,
    "digital_services": DigitalService,
    "digital_audiences": DigitalAudience,
}
NEAR_THE_TOWN = 0.035  # degrees from the middle of its town
SOME = 3


def places(city):
    return PlacePage.objects.live().filter(url_path__startswith=f"/{city}/lieux/")


@pytest.mark.parametrize("city", CITIES)
def test_each_city_has_forty_places_or_more(city):
    assert places(city).count() >= 40


@pytest.mark.parametrize("city", CITIES)
def test_one_place_of_each_city_is_in_no_list_and_some_come_last(city):
    found = [standing(place) for place in places(city)]
    assert found.count(HIDDEN) == 1
    assert found.count(RANKED_LAST) >= SOME


def test_lists_show_every_place_that_is_not_hidden():
    shown = set(SearchDocument.objects.filter(kind="place").values_list("page_id", flat=True))
    assert shown == {place.pk for place in PlacePage.objects.live() if standing(place) != HIDDEN}


def test_hours_of_every_place_can_be_read():
    wrong = [(place.slug, place.hours) for place in PlacePage.objects.all() if not canonical(place.hours)]
    assert [row for row in wrong if row[1]] == []


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize(
    ("case", "pattern"),
    [
        ("at noon only", r" 1[12]:\d\d-1[45]:\d\d$"),
        ("past midnight", r"-0[0-4]:\d\d"),
        ("on Sunday", r"\bSu\b"),
        ("closed on public holidays", r"\bPH closed"),
        ("day and night", r"^24/7$"),
        ("by season", r"Apr-(Sep|Oct) .*Oct-Mar|Nov-Mar"),
        ("one week of the month", r"\b(Sa|Su|We|Fr)\[\d"),
        ("not known", r"^$"),
    ],
)
def test_each_city_has_hours_of_every_sort(city, case, pattern):
    assert [place.slug for place in places(city) if re.search(pattern, place.hours)]


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("sort", ["closure", "opening"])
def test_each_city_has_exceptions_to_come(city, sort):
    days = [block.value for place in places(city) for block in place.exceptions if block.block_type == sort]
    assert min(day.get("first") or day["day"] for day in days) > timezone.localdate()


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("field", CHOICES)
def test_each_city_has_something_behind_every_choice(city, field):
    used = {code for place in places(city) for code in getattr(place, field)}
    assert used <= set(CHOICES[field].values)
    assert set(CHOICES[field].values) - used <= RARE.get(field, set())


# Not every city has them: the three together do.
RARE = {"digital_services": {DigitalService.EQUIPMENT, DigitalService.PARENTS}}


@pytest.mark.parametrize("field", CHOICES)
def test_no_choice_is_without_a_place(field):
    used = {code for place in PlacePage.objects.all() for code in getattr(place, field)}
    assert used == set(CHOICES[field].values)


@pytest.mark.parametrize("city", CITIES)
def test_each_city_has_every_sort_of_place_in_many_districts_and_categories(city):
    rows = places(city).values_list("kind", "district", "category")
    kinds, districts, categories = (set(column) for column in zip(*rows, strict=True))
    assert (kinds, len(districts) >= 6, len(categories) >= 25) == (set(PlaceKind.values), True, True)


def test_access_facts_are_mixed():
    assert set(ACCESS.values()) == set(ACCESS_FACTS)
    for fact in ACCESS_FACTS:
        assert len(set(PlacePage.objects.values_list(fact, flat=True))) >= 2, fact


def test_places_are_confirmed_by_everyone_who_can_and_age_in_every_way():
    assert set(PlacePage.objects.values_list("verified_by", flat=True)) == {*VerifiedBy.values, ""}
    assert {standing(place) for place in PlacePage.objects.all()} == {FRESH, DUE, RANKED_LAST, HIDDEN}


def test_places_were_confirmed_from_last_week_to_thirty_months_ago():
    confirmed = PlacePage.objects.exclude(verified_on=None).values_list("verified_on", flat=True)
    ages = [timezone.localdate() - day for day in confirmed]
    assert (min(ages) <= timedelta(days=8), max(ages) <= timedelta(days=30 * 31)) == (True, True)


def test_points_lie_in_their_town():
    towns = {town["insee_code"]: town for town in TOWNS if "insee_code" in town}
    for place in PlacePage.objects.exclude(latitude=None):
        town = towns[place.insee_code]
        assert abs(place.latitude - town["latitude"]) < NEAR_THE_TOWN, place.slug
        assert abs(place.longitude - town["longitude"]) < NEAR_THE_TOWN, place.slug


def test_one_place_has_no_point_because_she_comes_to_you():
    assert PlacePage.objects.get(latitude=None).serves_whole_town


def test_addresses_and_contacts_are_invented():
    for place in PlacePage.objects.all():
        assert place.street.endswith("(démo)")
        assert place.phone.startswith("03 53 01") or not place.phone
        for address in (place.email, place.owner_email, place.website, place.booking_url):
            assert re.search(r"\.example(/|$)", address) or not address
        assert place.siret.startswith("0000") or not place.siret  # no such SIREN is given


def test_each_town_has_a_siret_for_the_register_of_public_services():
    found = DirectorySettings.objects.exclude(siret="")
    assert sorted(row.site.hostname.split(".")[0] for row in found) == sorted(CITIES)
    for row in found:
        row.full_clean()


def test_facts_of_every_place_pass_the_checks_of_the_editor():
    for place in PlacePage.objects.all():
        place.full_clean()


@pytest.mark.parametrize("city", CITIES)
def test_the_map_of_each_city_has_a_layer_of_every_kind(city):
    layers = Layer.objects.filter(city__slug=city)
    found = {layer.slug: layer.features.count() for layer in layers}
    assert set(found) == set(KINDS)
    assert (found.pop("limite"), min(found.values())) == (1, 6)


@pytest.mark.parametrize("city", CITIES)
def test_corrections_and_activities_wait_for_the_editors_of_each_city(city):
    start = f"/{city}/"
    assert Proposal.objects.filter(place__url_path__startswith=start, status=Proposal.Status.WAITING).exists()
    assert ActivityProposal.objects.filter(agenda__url_path__startswith=start).exists()


def test_the_link_of_an_owner_opens(client):
    _name, address = owner_link()
    parts = urlsplit(address)
    response = client.get(parts.path, headers={"host": parts.netloc})
    assert "L’Atelier des cardeuses" in response.content.decode()
