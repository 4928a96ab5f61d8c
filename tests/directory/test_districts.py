"""Who delivers or is active in other districts is found there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from directory.renewal import pages_to_renew
from search.projection import catch_up
from tests.directory.factories import PlacePageFactory, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(tourcoing):
    """`shop(**facts)`: a place of Tourcoing."""
    return lambda **facts: PlacePageFactory(parent=tourcoing.directory, **facts)


def found(visit, district):
    response = visit(f"/fr/lieux/?quartier={district}")
    return [hit.title for hit in response.context["results"].hits]


@pytest.mark.parametrize("district", ["Centre", "Brun-Pain", "Virolois"])
def test_an_association_is_found_in_each_district_it_serves(visit, shop, district):
    shop(title="Entraide", district="Centre", service_area="Brun-Pain,  Virolois,")
    assert found(visit, district) == ["Entraide"]


def test_who_serves_the_whole_town_is_found_in_every_district_of_it(visit, shop):
    shop(title="Couvreur", district="Centre")
    shop(title="Association", serves_whole_town=True)
    PlacePageFactory(parent=town("roubaix").directory, district="Pile")
    assert found(visit, "Centre") == ["Association", "Couvreur"]
    assert found(visit, "Pile") == []


def test_a_district_that_is_new_is_known_the_next_night(shop):
    association = shop(serves_whole_town=True)
    catch_up()
    assert list(pages_to_renew()) == []
    shop(district="Fin de la Guerre")
    catch_up()
    assert list(pages_to_renew()) == [association.pk]


def test_the_night_reads_a_town_once_however_many_serve_the_whole_of_it(shop):
    for _number in range(4):
        shop(serves_whole_town=True, district="Centre")
    catch_up()
    with CaptureQueriesContext(connection) as captured:
        list(pages_to_renew())
    assert sum("DISTINCT" in query["sql"] for query in captured) == 1


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"service_area": "Brun-Pain, Virolois"}, "Intervient dans\xa0: Brun-Pain, Virolois"),
        ({"serves_whole_town": True}, "Intervient dans toute la ville"),
    ],
)
def test_the_page_says_where_it_is_active(visit, shop, facts, said):
    shop(slug="entraide", **facts)
    assert said in strip_tags(visit("/fr/lieux/entraide/").content.decode())


@pytest.mark.parametrize(
    ("facts", "area"),
    [
        ({"service_area": "Brun-Pain, Virolois"}, '"areaServed":["Brun-Pain","Virolois"]'),
        ({"serves_whole_town": True}, '"areaServed":["Tourcoing"]'),
        ({}, None),
    ],
)
def test_machines_are_told_where_it_is_active(visit, shop, facts, area):
    shop(slug="entraide", **facts)
    page = visit("/fr/lieux/entraide/").content.decode().replace(", ", ",").replace(": ", ":")
    assert area in page if area else "areaServed" not in page
