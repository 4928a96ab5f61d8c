"""Today's strip: what is open, what is on, what happens in the streets, until which moment."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from lxml import html
from wagtail.models import Locale

from cms_pages.home.blocks import HomeStream
from core import generation
from core.models import CitySettings
from core.moments import next_change
from directory.models import SectorPage, WastePage
from search.days import midnight
from tests.built_once import built_once
from tests.cms_pages.factories import NewsIndexPageFactory, NewsPageFactory, publish
from tests.cms_pages.test_home import compose
from tests.directory.factories import PlacePageFactory
from tests.directory.waste.conftest import collection
from tests.events.factories import ActivityPageFactory, agenda_town, on_days
from tests.rows import topic

pytestmark = pytest.mark.django_db
TODAY = {"title": "Aujourd’hui", "town_hall": None, "open_places": 4, "dates": 4, "works_topics": []}
MONDAY, THURSDAY = datetime(2027, 1, 4, 9, tzinfo=UTC), datetime(2027, 1, 7, 9, tzinfo=UTC)
SHOP, LATE, ALWAYS = "Mo-Sa 09:00-12:30", "Mo-Sa 10:00-19:00", "24/7"


@built_once
def tourcoing():
    """A town with its centre, a list of activities and a newsroom."""
    made = agenda_town("tourcoing", latitude=50.7239, longitude=3.1612, phone="03 53 01 00 30")
    made.news = NewsIndexPageFactory(parent=made.home, slug="actualites")
    return made


def at(moment):
    return time_machine.travel(moment, tick=False)


def strip_of(tourcoing, visit, **fields):
    """{heading: lines} of the strip, and what stands under the date."""
    compose(tourcoing.home, ("today", TODAY | fields))
    tree = html.fromstring(visit("/fr/").content)
    columns = {
        section.findtext("h3"): [" ".join(line.text_content().split()) for line in section.iterfind("ul/li")]
        for section in tree.xpath("//div[@class='today']/section")
    }
    return columns, [" ".join(p.text_content().split()) for p in tree.find_class("today__date")[0].iter("p")]


def place(tourcoing, title, hours, latitude=50.7240):
    return PlacePageFactory(parent=tourcoing.directory, title=title, hours=hours, latitude=latitude)


@at(MONDAY)
def test_the_nearest_open_places_say_when_they_close(tourcoing, visit):
    place(tourcoing, "Loin", LATE, latitude=50.7300)
    place(tourcoing, "Près", SHOP)
    place(tourcoing, "Fermé", "Tu 09:00-12:00")
    place(tourcoing, "Parc", ALWAYS)

    columns, _words = strip_of(tourcoing, visit)

    assert columns == {"Ouvert près du centre": ["Près Ferme à 12 h 30", "Loin Ferme à 19 h"]}


@at(MONDAY)
def test_the_section_needs_nothing_but_to_be_added(tourcoing, visit):
    place(tourcoing, "Près", SHOP)
    block = HomeStream().child_blocks["today"]

    columns, _words = strip_of(tourcoing, visit, **block.get_prep_value(block.get_default()))

    assert columns == {"Ouvert près du centre": ["Près Ferme à 12 h 30"]}


@at(MONDAY)
def test_a_town_without_a_centre_shows_what_is_open(tourcoing, visit):
    settings = tourcoing.home.sites_rooted_here.get().citysettings
    settings.latitude = None
    settings.save()
    place(tourcoing, "Près", SHOP)

    assert strip_of(tourcoing, visit)[0] == {"Ouvert en ce moment": ["Près Ferme à 12 h 30"]}


def test_what_closes_leaves_the_strip(tourcoing, visit):
    with at(MONDAY):
        place(tourcoing, "Près", SHOP)
        strip_of(tourcoing, visit)
    with at(datetime(2027, 1, 4, 11, 31, tzinfo=UTC)):
        assert strip_of(tourcoing, visit)[0] == {}


@at(MONDAY)
def test_the_answer_is_kept_until_the_next_closing(tourcoing, visit):
    place(tourcoing, "Près", SHOP)
    compose(tourcoing.home, ("today", TODAY))

    request = visit("/fr/").wsgi_request

    assert next_change(request, MONDAY) == datetime(2027, 1, 4, 11, 30, tzinfo=UTC)


@at(MONDAY)
def test_without_any_opening_it_is_kept_until_midnight(tourcoing, visit):
    compose(tourcoing.home, ("today", TODAY))

    request = visit("/fr/").wsgi_request

    assert next_change(request, MONDAY) == midnight(date(2027, 1, 5))


@at(MONDAY)
def test_the_date_stands_with_the_town_hall_and_its_phone(tourcoing, visit):
    hall = place(tourcoing, "Mairie", LATE)

    _columns, words = strip_of(tourcoing, visit, town_hall=hall.pk, open_places=0)

    assert words == ["Mairie Ouvert, ferme à 19 h. 03 53 01 00 30"]


@pytest.mark.parametrize(
    ("day", "fact"),
    [
        (datetime(2026, 12, 25, 12, tzinfo=UTC), "Jour férié : Noël."),
        (datetime(2026, 12, 31, 12, tzinfo=UTC), "Demain est férié : Jour de l’An."),
        (datetime(2026, 12, 25, 12, tzinfo=UTC), "Vacances de Noël jusqu’au 3 janvier."),
        (datetime(2026, 12, 1, 12, tzinfo=UTC), "Vacances de Noël : à partir du 19 décembre."),
    ],
)
def test_holidays_are_told_under_the_date(tourcoing, visit, day, fact):
    with at(day):
        assert fact in [words.replace("\xa0", " ") for words in strip_of(tourcoing, visit)[1]]


def dates(tourcoing):
    for title, day, hours in (
        ("Conseil", "2027-01-07", ("18:30", "20:00")),
        ("Goûter", "2027-01-05", ("15:00", "16:00")),
        ("Marché", "2027-01-10", ("11:00", "14:00")),
        ("Carnaval", "2027-01-16", ("14:00", "16:00")),
    ):
        ActivityPageFactory(
            parent=tourcoing.agenda,
            title=title,
            slug=title.lower(),
            schedule=json.dumps(on_days(day, start=hours[0], end=hours[1])),
        )


@pytest.mark.parametrize(
    ("moment", "columns"),
    [
        (THURSDAY, {"Ce soir, ce week-end": ["18 h 30 ce soir Conseil", "11 h dimanche Marché"]}),
        (MONDAY, {"Ce soir et demain": ["15 h demain Goûter"]}),
        (datetime(2027, 1, 9, 9, tzinfo=UTC), {"Ce week-end": ["11 h demain Marché"]}),
        (datetime(2027, 1, 11, 9, tzinfo=UTC), {}),
    ],
)
def test_dates_are_those_of_this_evening_and_of_the_weekend(tourcoing, visit, moment, columns):
    with at(MONDAY):
        dates(tourcoing)
    with at(moment):
        assert strip_of(tourcoing, visit)[0] == columns


def works(tourcoing, *titles, **fields):
    for title in titles:
        NewsPageFactory(parent=tourcoing.news, title=title, introduction="Bus déviés.", **fields)


@at(MONDAY)
def test_what_lasts_for_days_is_no_news_of_today(tourcoing, visit):
    run = {"first": "2027-01-01", "last": "2027-01-31", "start": None, "end": None}
    schedule = json.dumps([{"type": "run", "value": run}])
    ActivityPageFactory(parent=tourcoing.agenda, title="Exposition", slug="exposition", schedule=schedule)
    dates(tourcoing)

    assert strip_of(tourcoing, visit)[0] == {"Ce soir et demain": ["15 h demain Goûter"]}


@at(MONDAY)
def test_works_are_the_news_of_their_topics(tourcoing, visit):
    works(tourcoing, "Rue fermée", topics=[topic("travaux")])
    works(tourcoing, "Fête")

    columns, _words = strip_of(tourcoing, visit, works_topics=["travaux"])

    assert columns == {"Dans la rue": ["Rue fermée Bus déviés."]}
    assert b'href="/fr/themes/travaux/">Tous les travaux' in visit("/fr/").content


@at(MONDAY)
def test_works_stay_until_the_day_on_which_they_end(tourcoing, visit):
    old = {"topics": [topic("travaux")], "date": MONDAY - timedelta(days=30)}
    works(tourcoing, "Jusqu’à ce soir", over_on=date(2027, 1, 4), **old)
    works(tourcoing, "Finis", over_on=date(2027, 1, 3), **old)
    works(tourcoing, "Sans fin", **old)

    columns, _words = strip_of(tourcoing, visit, works_topics=["travaux"])

    assert columns == {"Dans la rue": ["Jusqu’à ce soir Bus déviés."]}


def bins(tourcoing, *titles):
    """Sectors whose yellow bins are collected on Tuesdays."""
    waste = tourcoing.home.add_child(instance=WastePage(title="Mes bacs", slug="collecte"))
    for title in titles:
        collections = [collection("tri", "mardi", container="bac jaune")]
        publish(
            waste.add_child(instance=SectorPage(title=title, slug=title.lower(), collections=collections))
        )


@at(MONDAY)
def test_bins_that_go_out_tonight_are_told_once_for_all_sectors(tourcoing, visit):
    bins(tourcoing, "Centre", "Nord")

    columns, _words = strip_of(tourcoing, visit)

    line = "Bac jaune : Centre, Nord À sortir ce soir à partir de 19 h."
    assert columns == {"Dans la rue": [line]}
    assert b'href="/fr/collecte/">Mes bacs</a>' in visit("/fr/").content


@at(MONDAY)
def test_the_second_bin_of_a_line_begins_small(tourcoing, visit):
    bins(tourcoing, "Centre")
    sector = SectorPage.objects.get()
    grey = collection("ordures", "mardi", container="bac gris")
    sector.collections = [*sector.collections.raw_data, grey]
    publish(sector)

    columns, _words = strip_of(tourcoing, visit)

    [line] = columns["Dans la rue"]
    assert line.startswith("Bac gris : Centre ; bac jaune : Centre ")


@at(MONDAY)
def test_bins_are_told_in_a_language_without_a_page_for_them_and_marked(tourcoing, visit):
    bins(tourcoing, "Centre")
    CitySettings.objects.update(languages=["fr", "en"])
    english = tourcoing.home.copy_for_translation(Locale.objects.create(language_code="en"))
    publish(compose(english, ("today", TODAY)))
    generation.forget()

    place(tourcoing, "Près", SHOP)

    text = visit("/en/").content.decode()

    note = ' <span class="lang-note">in French</span>'
    assert f">Près</a>{note}" in text
    assert '<a href="/fr/collecte/" lang="fr">Bac jaune' in text
    assert 'href="/fr/collecte/" hreflang="fr" lang="fr">Mes bacs</a>' + note in text


def test_bins_are_told_until_their_collection_begins(tourcoing, visit):
    noon = datetime(2027, 1, 5, 11, tzinfo=UTC)
    with at(noon - timedelta(hours=3)):
        bins(tourcoing, "Centre")
        columns, _words = strip_of(tourcoing, visit)
        assert columns == {"Dans la rue": ["Bac jaune : Centre À sortir maintenant."]}
        assert next_change(visit("/fr/").wsgi_request, noon - timedelta(hours=3)) == noon
    with at(noon):
        assert strip_of(tourcoing, visit)[0] == {}


@at(THURSDAY)
def test_a_night_without_collection_says_nothing_of_bins(tourcoing, visit):
    bins(tourcoing, "Centre")

    assert strip_of(tourcoing, visit)[0] == {}


@at(MONDAY)
def test_columns_lead_to_the_lists_of_the_city_by_themselves(tourcoing, visit):
    place(tourcoing, "Près", SHOP)
    dates(tourcoing)
    compose(tourcoing.home, ("today", TODAY))

    links = html.fromstring(visit("/fr/").content).xpath("//p[@class='more']/a/@href")

    assert links == ["/fr/lieux/?ouvert=maintenant", "/fr/activites/?quand=demain"]
