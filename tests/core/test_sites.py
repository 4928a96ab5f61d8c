"""The snapshot of the cities."""

import pytest

from core import generation
from core.models import CitySettings
from core.sites import get_portal

pytestmark = pytest.mark.django_db


def test_a_city_that_did_not_change_is_the_same_object_in_the_next_snapshot(cities):
    before = get_portal().by_slug
    settings = CitySettings.objects.get(slug="roubaix")
    settings.tagline = "Mille cheminées"
    settings.save()
    generation.bump()
    after = get_portal().by_slug
    assert after["roubaix"].tagline == after["roubaix"].settings.tagline == "Mille cheminées"
    assert after["tourcoing"] is before["tourcoing"]


def test_a_city_follows_its_home_pages(cities):
    before = get_portal().by_slug["roubaix"]
    assert before.homes["fr"].page_id == cities["roubaix"].pk
    cities["roubaix"].unpublish()
    generation.bump()
    after = get_portal().by_slug
    assert after["roubaix"].homes == {}
    cities["roubaix"].save_revision().publish()
    generation.bump()
    assert get_portal().by_slug["roubaix"] == before
