"""The point of a page: what its form asks the portal, and what a proposal brings along."""

import json
import time

import pytest
from django.urls import reverse

from directory import geocoding
from directory.page_forms import PlacePageForm
from directory.point_fields import PointInput
from tests.cms_pages.factories import make_city
from tests.directory.factories import PlacePageFactory
from tests.directory.importers.test_admin import team_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(tourcoing):
    client = team_of(tourcoing.home)
    client.defaults["HTTP_HOST"] = "tourcoing.localhost"
    return client


def test_a_form_is_told_where_an_address_is_and_how_sure_that_is(tourcoing, editor):
    PlacePageFactory(parent=tourcoing.directory)
    asked = {"ville": "tourcoing", "adresse": "12 rue de Lille 59200 Tourcoing"}
    found = editor.get(reverse("directory_point"), asked).json()["found"]
    assert (found["latitude"], found["longitude"], found["exact"]) == (50.7235, 3.1612, True)
    nearest = editor.get(reverse("directory_point"), asked | {"adresse": "14 rue de Lille"}).json()["found"]
    assert (nearest["label"], nearest["exact"]) == ("12 rue de Lille, 59200 Tourcoing", False)
    assert editor.get(reverse("directory_point"), asked | {"adresse": "impasse des Brumes"}).json() == {
        "found": None,
        "service": "unset",
    }


def test_a_form_is_told_that_the_service_does_not_answer(tourcoing, editor, settings, monkeypatch):
    settings.GEOCODER_URL = "https://adresses.example/search"
    monkeypatch.setitem(geocoding._asked_again_at, settings.GEOCODER_URL, time.monotonic() + 30)
    asked = {"ville": "tourcoing", "adresse": "impasse des Brumes"}
    assert editor.get(reverse("directory_point"), asked).json() == {"found": None, "service": "down"}


def test_the_ground_of_a_map_names_places_and_is_for_editors_only(tourcoing, editor, client):
    PlacePageFactory(parent=tourcoing.directory, title="Au Fil")
    address = reverse("directory_ground", args=["tourcoing"])
    assert editor.get(address).json()["places"] == [[50.7235, 3.1612, "Au Fil"]]
    assert client.get(address, headers={"host": "tourcoing.localhost"}).status_code == 302
    assert editor.get(reverse("directory_ground", args=["nulle-part"])).status_code == 404


def test_an_editor_is_told_of_no_other_city(tourcoing, editor):
    make_city("roubaix")
    assert editor.get(reverse("directory_ground", args=["roubaix"])).status_code == 404
    assert editor.get(reverse("directory_point"), {"ville": "roubaix", "adresse": "rue"}).status_code == 404


def test_the_form_of_a_place_knows_its_town(tourcoing):
    place = PlacePageFactory(parent=tourcoing.directory)
    form = place.get_edit_handler().get_form_class()(instance=place)
    assert isinstance(form, PlacePageForm)
    widget = form.fields["latitude"].widget
    assert isinstance(widget, PointInput)
    assert json.loads(widget.build_attrs({})["data-point"])["city"] == "tourcoing"
