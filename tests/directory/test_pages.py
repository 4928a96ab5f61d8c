"""The page of a place and the directory, as visitors read them."""

import json
import re
from datetime import date, datetime

import pytest
import time_machine
from django.utils import timezone

from core import moments
from core.models import CitySettings
from directory.models import Category, Source, SourceRecord
from tests.cms_pages.factories import make_city, publish
from tests.directory.factories import DirectoryIndexPageFactory, PlacePageFactory

pytestmark = pytest.mark.django_db

HOST = {"host": "tourcoing.localhost"}
THURSDAY = "2026-11-26 16:40+01:00"
FACTS = {
    "title": "Cycles La Bonne Bobine",
    "slug": "bobine",
    "introduction": "Vélos neufs et d’occasion.",
    "hours": "Tu-Fr 10:00-19:00; Sa 09:00-18:00",
    "phone": "03 53 01 01 42",
    "email": "bonjour@bobine.example",
    "website": "https://www.bobine.example/",
    "services": ["reparation"],
    "payments": ["carte"],
    "entree_plain_pied": True,
    "sanitaires_adaptes": False,
    "verified_on": date(2026, 11, 3),
    "verified_by": "owner",
    "owner_email": "patron@prive.example",
    "staff_notes": "sonner deux fois",
}


@pytest.fixture(autouse=True)
def thursday():
    with time_machine.travel(THURSDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def bobine(tourcoing, categories):
    return PlacePageFactory(parent=tourcoing.directory, category=Category.objects.get(slug="velo"), **FACTS)


def words(response):
    """The text of a page on one line, with plain spaces."""
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return " ".join(text.split())


def test_page_says_that_one_must_make_an_appointment_now(tourcoing, visit):
    hours = 'Th 14:00-17:00 "sur rendez-vous"; Fr 09:00-12:00'
    PlacePageFactory(parent=tourcoing.directory, slug="metier", hours=hours)

    assert ">Sur rendez-vous</p>" in visit("/fr/lieux/metier/").content.decode()


def test_page_announces_no_opening_across_a_day_that_nobody_knows(tourcoing, visit):
    hours = "Th,Mo 09:00-12:00; Fr unknown"
    PlacePageFactory(parent=tourcoing.directory, slug="flou", hours=hours)

    assert ">Fermé</p>" in visit("/fr/lieux/flou/").content.decode()


def node(response):
    """What the page of a place says in JSON-LD."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode())
    return next(node for node in json.loads(found[1])["@graph"] if node["@id"].endswith("#lieu"))


@pytest.mark.parametrize(
    "expected",
    [
        "Ouvert, ferme à 19 h",
        "Jeudi 26 novembre",
        "Demain : 10 h – 19 h",
        "Vélos",
        "12 rue de Lille",
        "Entrée de plain-pied",
        "03 53 01 01 42",
        "Réparation",
        "Carte bancaire",
        "3 novembre 2026",
        "Signaler une erreur",
    ],
)
def test_page_says(bobine, visit, expected):
    assert expected in words(visit("/fr/lieux/bobine/"))


def test_page_hides_what_is_private(bobine, visit):
    text = visit("/fr/lieux/bobine/").content.decode()

    assert "prive.example" not in text
    assert "sonner" not in text


def test_page_links_to_phone_and_mail(bobine, visit):
    text = visit("/fr/lieux/bobine/").content.decode()

    assert 'href="tel:+33353010142"' in text
    assert 'href="mailto:bonjour@bobine.example"' in text


def test_button_to_call_shows_the_number(bobine, visit):
    assert "Appeler 03 53 01 01 42 Y aller" in words(visit("/fr/lieux/bobine/"))


def test_page_is_closed_one_minute_after_closing(bobine, visit, thursday):
    visit("/fr/lieux/bobine/")
    thursday.move_to("2026-11-26 19:01+01:00")

    assert "Fermé, ouvre demain à 10 h" in words(visit("/fr/lieux/bobine/"))


def test_page_counts_the_last_minutes(bobine, visit, thursday):
    thursday.move_to("2026-11-26 18:40+01:00")
    before = words(visit("/fr/lieux/bobine/"))
    thursday.move_to("2026-11-26 18:43+01:00")

    assert "ferme dans 20 minutes" in before
    assert "ferme dans 17 minutes" in words(visit("/fr/lieux/bobine/"))


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-26 16:40+01:00", "2026-11-26 16:45+01:00"),  # the mark in the table moves
        ("2026-11-26 18:29+01:00", "2026-11-26 18:30+01:00"),  # « ferme dans 30 minutes »
        ("2026-11-26 18:40+01:00", "2026-11-26 18:41+01:00"),
        ("2026-11-27 09:58+01:00", "2026-11-27 10:00+01:00"),  # it opens
    ],
)
def test_page_is_kept_no_longer_than_it_is_right(bobine, visit, thursday, now, until):
    thursday.move_to(now)

    request = visit("/fr/lieux/bobine/").wsgi_request

    assert moments.next_change(request, timezone.now()) == datetime.fromisoformat(until)


@pytest.mark.parametrize(
    ("hours", "until"),
    [("", "2026-11-27 00:00+01:00"), ("Dec-Jan Mo-Su unknown", "2026-11-26 16:45+01:00")],
)
def test_page_of_a_place_without_hours_is_kept_until_midnight(tourcoing, visit, hours, until):
    PlacePageFactory(parent=tourcoing.directory, slug="rien", hours=hours)

    request = visit("/fr/lieux/rien/").wsgi_request

    assert moments.next_change(request, timezone.now()) == datetime.fromisoformat(until)


def test_closure_is_announced_and_closes(bobine, visit):
    closure = {"first": date(2026, 11, 26), "last": date(2026, 11, 27), "reason": "inventaire"}
    bobine.exceptions = [("closure", closure)]
    publish(bobine)

    text = words(visit("/fr/lieux/bobine/"))
    assert "Fermé, ouvre samedi à 9 h" in text
    assert "inventaire" in text


def test_place_without_anything_has_a_page(tourcoing, visit):
    PlacePageFactory(
        parent=tourcoing.directory,
        slug="rien",
        street="",
        town="",
        postcode="",
        latitude=None,
        longitude=None,
    )

    assert "On ne connaît pas ses horaires" in words(visit("/fr/lieux/rien/"))


def test_place_left_out_of_lists_keeps_its_page(tourcoing, visit):
    PlacePageFactory(parent=tourcoing.directory, slug="vieux", verified_on=date(2020, 1, 1))

    assert visit("/fr/lieux/vieux/").status_code == 200
    assert "/fr/lieux/vieux/" not in visit("/fr/lieux/").content.decode()


def test_page_names_its_source_and_licence(bobine, visit):
    source = Source.objects.create(
        city=CitySettings.objects.get(), slug="osm", name="OpenStreetMap", adapter="osm", licence="ODbL"
    )
    SourceRecord.objects.create(
        source=source, identifier="node/1", page=bobine, fetched_on=date(2026, 11, 1), digest="x"
    )
    publish(bobine)

    assert "OpenStreetMap (ODbL)" in words(visit("/fr/lieux/bobine/"))


def test_neighbours_are_shown_with_their_distance(bobine, visit, tourcoing):
    PlacePageFactory(parent=tourcoing.directory, title="Café du Tire-Fil", latitude=50.7245)
    PlacePageFactory(parent=tourcoing.directory, title="Trop loin", latitude=50.79)

    text = words(visit("/fr/lieux/bobine/"))
    assert "Café du Tire-Fil Lieu · à 110 m" in text
    assert "Trop loin" not in text


def test_places_of_the_same_kind_are_shown(bobine, visit, tourcoing):
    PlacePageFactory(parent=tourcoing.directory, title="Au Bon Rayon", category=bobine.category)

    assert "Au Bon Rayon" in words(visit("/fr/lieux/bobine/"))


def test_machines_read_what_people_read(bobine, visit):
    found = node(visit("/fr/lieux/bobine/"))

    assert (found["@type"], found["telephone"]) == ("BikeStore", "+33353010142")
    assert found["openingHoursSpecification"][0]["opens"] == "10:00"


def test_directory_of_the_hub_shows_the_places_of_all_cities(bobine, visit):
    DirectoryIndexPageFactory(parent=make_city("hub", is_hub=True))

    text = words(visit("/fr/lieux/", city="hub"))

    assert "Cycles La Bonne Bobine" in text
    assert "12 rue de Lille, Tourcoing" in text
