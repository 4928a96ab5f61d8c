"""The poster of an activity, as it is asked for over HTTP."""

import json

import pytest
from lxml import html

from events import services
from events.poster import code_of
from tests.events.factories import ActivityPageFactory, on_days
from tests.sql import assert_sql

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]
ADDRESS = "/fr/activites/tricot/affiche/"


@pytest.fixture
def activity(tourcoing):
    """Ten days at the library, the first one is over."""
    days = ["2027-01-03", *(f"2027-01-{day}" for day in range(11, 20))]
    return ActivityPageFactory(
        parent=tourcoing.agenda,
        schedule=json.dumps(on_days(*days)),
        venue=tourcoing.place,
        min_age=6,
        max_age=10,
        price="gratuit",
    )


def words(response):
    assert response.status_code == 200
    text = html.fromstring(response.content).find(".//main").text_content()
    return " ".join(text.replace("\u202f", " ").split())


def test_it_says_what_when_where_for_whom_and_the_address(activity, visit):
    text = words(visit(ADDRESS))
    for said in (
        "Tricot pour tous",
        "Lundi 11 janvier, 14 h – 16 h",
        "Et 1 autre plus tard",
        "Médiathèque de la Navette",
        "6-10 ans – Gratuit",
        "tourcoing.localhost/fr/activites/tricot",
    ):
        assert said in text


def test_it_carries_the_address_as_a_code(activity, visit):
    assert code_of("http://tourcoing.localhost/fr/activites/tricot/") in visit(ADDRESS).content.decode()


def test_what_does_not_take_place_is_not_advertised(activity, visit):
    services.cancel_occurrences(activity, ["20270111T130000Z"], by=None)
    assert "Lundi 11 janvier" not in words(visit(ADDRESS))


def test_engines_keep_the_activity_not_the_poster(activity, visit):
    head = html.fromstring(visit(ADDRESS).content)
    assert head.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert head.xpath("//link[@rel='canonical']/@href") == ["http://tourcoing.localhost/fr/activites/tricot/"]


def test_only_an_activity_has_a_poster(activity, visit):
    assert visit("/fr/activites/affiche/").status_code == 404
    assert visit("/fr/activites/crochet/affiche/").status_code == 404


def test_a_poster_asks_few_queries(activity, client, visit):
    visit("/fr/activites/tricot/")
    with assert_sql(4):
        client.get(ADDRESS, headers={"host": "tourcoing.localhost"})


def test_the_page_leads_to_it(activity, visit):
    links = html.fromstring(visit("/fr/activites/tricot/").content).xpath("//main//a/@href")
    assert f"http://tourcoing.localhost{ADDRESS}" in links
