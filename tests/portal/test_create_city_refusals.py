"""A city is made whole or not at all."""

import pytest
from django.core.management import CommandError
from django.test import Client
from wagtail.models import Collection, Page, Site

from portal.cities import CityRefusedError, create_city
from tests.portal.croix import create_croix

pytestmark = pytest.mark.django_db


def test_the_host_was_unknown_before(two_towns):
    assert Client(headers={"host": "croix.localhost"}).get("/fr/").status_code == 404


def test_the_command_says_the_address_the_team_and_what_is_missing(two_towns):
    printed = create_croix()
    assert "http://croix.localhost:8000" in printed
    assert "Équipe Croix" in printed
    assert "Reste à remplir" in printed


def test_a_host_with_accents_is_made_under_the_name_that_browsers_send(two_towns):
    assert "http://xn--croix-cit-j4a.localhost:8000" in create_croix(host="Croix-Cité.localhost")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"warp": "#ff9999"}, "trop clair"),
        ({"warp": "rouge"}, "hexadécimaux"),
        ({"insee": "5916"}, "59512"),
        ({"insee": "59512"}, "code INSEE 59512"),
        ({"host": "roubaix.localhost"}, "Un autre site répond"),
        ({"host": "http://croix.localhost"}, "nom d’hôte"),
        ({"host": "xn--zzzzzz9.localhost"}, "nom d’hôte"),
        ({"host": "ROUBAIX.localhost."}, "Un autre site répond"),
        ({"port": 70000}, "Un port"),
        ({"slug": "roubaix"}, "roubaix"),
        ({"name": "Roubaix"}, "Un autre site s’appelle Roubaix"),
        ({"slug": "Croix Nord"}, "nom court"),
    ],
)
def test_a_city_that_cannot_stand_is_refused_and_leaves_no_trace(two_towns, changes, words):
    before = Page.objects.count(), Site.objects.count(), Collection.objects.count()
    with pytest.raises(CommandError, match=words):
        create_croix(**{"slug": "croix", **changes})
    assert (Page.objects.count(), Site.objects.count(), Collection.objects.count()) == before


def test_all_problems_are_told_together(two_towns):
    with pytest.raises(CityRefusedError) as refusal:
        create_city(
            slug="croix", name="", hostname="roubaix.localhost", port=0, warp="#ffffff", weft="#ffffff"
        )
    assert len(refusal.value.problems) >= 4
