"""A shop of Tourcoing with an owner, and a browser that sends forms."""

from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Locale

from core import generation
from core.anonymous import stamps
from core.models import CitySettings
from directory.models import PlacePage
from directory.truth.links import make_link
from tests.directory.factories import PlacePageFactory

SAME_ORIGIN = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def bakery(tourcoing):
    """A published place whose owner can be written to: /fr/lieux/au-bon-pain/."""
    return PlacePageFactory(
        parent=tourcoing.directory,
        title="Au bon pain",
        slug="au-bon-pain",
        phone="03 20 01 02 03",
        hours="Tu-Sa 09:00-12:00",
        owner_email="boulanger@example.org",
    )


@pytest.fixture
def link(bakery):
    """(OwnerLink, path) of a link just sent."""
    row, address = make_link(bakery)
    return row, address.removeprefix("http://tourcoing.localhost")


@pytest.fixture
def in_english(tourcoing):
    """`in_english(place)`: its page in English, where the city has that language."""

    def translate(place):
        CitySettings.objects.update(languages=["fr", "en"])
        english = Locale.objects.get_or_create(language_code="en")[0]
        for page in (tourcoing.home, tourcoing.directory, place):
            page.copy_for_translation(english).save_revision().publish()
        generation.forget()
        return place.get_translation(english)

    return translate


@pytest.fixture
def send(client):
    """`send(path, {...})`: POST a form from a page of Tourcoing."""

    def post(path, fields=None, city="tourcoing", **headers):
        return client.post(path, fields or {}, headers={"host": f"{city}.localhost"} | SAME_ORIGIN | headers)

    return post


def stamp(purpose="directory correction"):
    """As in a form that was opened ten seconds ago."""
    with time_machine.travel(timezone.now() - timedelta(seconds=10)):
        return stamps.new_stamp(purpose)


def words(response):
    """What is read in an answer."""
    return unescape(response.content.decode())


def fresh(place):
    """The place as it is in the database."""
    return PlacePage.objects.get(pk=place.pk)
