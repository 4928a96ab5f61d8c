"""« Ce week-end » and « Prochaines dates » as sections of a home page, and activities in a site's search."""

import json
from datetime import UTC, datetime

import pytest
import time_machine
from lxml import html

from tests.cms_pages.test_home import compose
from tests.events.factories import ActivityPageFactory, on_days
from tests.sql import assert_sql

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]
SECTION = {"title": "Ce week-end", "when": "week-end", "kinds": [], "ages": [], "number": 6}


@pytest.fixture
def weekend(tourcoing):
    """A concert on Saturday, and a class for adults on Tuesday."""
    for title, day, fields in (
        ("Concert", "2027-01-09", {"min_age": 6}),
        ("Poterie", "2027-01-05", {"min_age": 18, "price": "gratuit"}),
    ):
        ActivityPageFactory(
            parent=tourcoing.agenda,
            title=title,
            slug=title.lower(),
            schedule=json.dumps(on_days(day)),
            **fields,
        )
    return tourcoing


def section_of(response):
    """(words of its link, its lines) of the first section."""
    section = html.fromstring(response.content).xpath("//section[contains(@class, 'section')]")[0]
    lines = [
        " ".join(line.text_content().split())
        for line in section.xpath(".//ul[@class='slots slots--next']/li")
    ]
    return section.xpath(".//p[@class='section__links']/a/@href"), lines


def test_section_shows_what_is_on_in_its_stretch_of_time(weekend, visit):
    compose(weekend.home, ("agenda", SECTION | {"page": weekend.agenda.pk}))

    links, lines = section_of(visit("/fr/"))
    assert lines == ["14 h samedi Concert Dès 6 ans"]
    assert links == ["/fr/activites/?quand=week-end"]


def test_section_without_a_stretch_of_time_shows_the_next_dates(weekend, visit):
    compose(weekend.home, ("agenda", SECTION | {"when": "", "number": 1}))

    assert section_of(visit("/fr/"))[1] == ["14 h demain Poterie Dès 18 ans Gratuit"]


def test_section_where_nothing_is_on_is_left_out(weekend, visit):
    compose(weekend.home, ("agenda", SECTION | {"when": "ce-soir"}))

    assert "Ce week-end" not in html.fromstring(visit("/fr/").content).text_content()


def test_home_with_two_sections_asks_five_queries(weekend, visit, client):
    compose(
        weekend.home, ("agenda", SECTION | {"page": weekend.agenda.pk}), ("agenda", SECTION | {"when": ""})
    )
    visit("/fr/")

    with assert_sql(5):
        client.get("/fr/?date=x", headers={"host": "tourcoing.localhost"})


def test_search_of_a_site_finds_activities_by_age_price_and_day(weekend, visit):
    tree = html.fromstring(visit("/fr/recherche/?age=adultes&tarif=gratuit&jour=mardi").content)

    (result,) = tree.xpath("//ol[@class='places']/li")
    assert " ".join(result.text_content().split()) == (
        "Poterie Demain, 14 h – 16 h Activité · Dès 18 ans · Gratuit"
    )


def test_a_day_in_a_word_is_another_one_after_midnight(weekend, visit):
    compose(weekend.home, ("agenda", SECTION | {"when": "", "number": 1}))
    visit("/fr/")

    with time_machine.travel(datetime(2027, 1, 5, 0, 30, tzinfo=UTC), tick=False):
        assert section_of(visit("/fr/"))[1] == ["14 h aujourd’hui Poterie Dès 18 ans Gratuit"]
