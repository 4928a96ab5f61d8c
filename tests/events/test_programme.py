"""A list of activities on paper, as it is asked for over HTTP."""

import json

import pytest
from lxml import html

from events import services
from events.calendars import listed
from tests.events.factories import ActivityPageFactory, on_days
from tests.sql import assert_sql

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]
ADDRESS = "/fr/activites/programme/"


@pytest.fixture
def knitting(tourcoing):
    """Two Tuesdays and a day that is over, free, at the library."""
    return ActivityPageFactory(
        parent=tourcoing.agenda,
        schedule=json.dumps(on_days("2027-01-02", "2027-01-12", "2027-01-19")),
        venue=tourcoing.place,
        price="gratuit",
    )


@pytest.fixture
def chess(tourcoing):
    """The first of these days too, in the evening."""
    schedule = json.dumps(on_days("2027-01-12", start="19:00", end="21:00"))
    return ActivityPageFactory(parent=tourcoing.agenda, title="Échecs", slug="echecs", schedule=schedule)


def sheet(response):
    assert response.status_code == 200
    return html.fromstring(response.content).find(".//main")


def plain(node):
    return " ".join(node.text_content().replace("\u202f", " ").split())


def test_days_stand_in_order_with_what_begins_on_them(knitting, chess, visit):
    main = sheet(visit(ADDRESS))
    assert [plain(day) for day in main.iter("h2")] == ["Mardi 12 janvier 2027", "Mardi 19 janvier 2027"]
    first = [plain(line) for line in main.find(".//ul")]
    assert first[0].startswith("14 h – 16 h – Tricot pour tous")
    assert "Médiathèque de la Navette" in first[0]
    assert first[1].startswith("19 h – 21 h – Échecs")


def test_a_night_belongs_to_the_day_it_began_on(tourcoing, visit):
    schedule = json.dumps(on_days("2027-01-12", start="20:00", end="03:00"))
    ActivityPageFactory(parent=tourcoing.agenda, title="Bal", slug="bal", schedule=schedule)
    assert "Bal" in plain(sheet(visit(f"{ADDRESS}?du=2027-01-12")))
    assert "Bal" not in plain(sheet(visit(f"{ADDRESS}?du=2027-01-13")))


def test_filters_of_the_list_hold_on_paper(knitting, chess, visit):
    assert "Échecs" not in plain(sheet(visit(f"{ADDRESS}?tarif=gratuit")))
    assert "Mardi 12" not in plain(sheet(visit(f"{ADDRESS}?du=2027-01-13")))


def test_a_cancelled_date_is_struck_out(knitting, visit):
    services.cancel_occurrences(knitting, ["20270112T130000Z"], by=None)
    (struck,) = sheet(visit(ADDRESS)).iter("s")
    assert struck.text == "Tricot pour tous"


def test_a_programme_that_is_cut_says_so(knitting, chess, visit, monkeypatch):
    monkeypatch.setattr(listed, "MOST", 2)
    assert "Cette page montre les 2 prochaines dates sur 3." in plain(sheet(visit(ADDRESS)))


@pytest.fixture
def exhibition(tourcoing):
    """Every day of a week and one more."""
    schedule = json.dumps(on_days(*(f"2027-01-{day}" for day in range(11, 19)), start="10:00", end="18:00"))
    return ActivityPageFactory(parent=tourcoing.agenda, title="Pelotes", slug="pelotes", schedule=schedule)


def test_what_takes_place_often_is_told_once(exhibition, chess, visit):
    main = sheet(visit(ADDRESS))
    assert [plain(heading) for heading in main.iter("h2")] == ["Souvent", "Mardi 12 janvier 2027"]
    assert plain(main).count("Pelotes") == 1
    assert "du 11 au 18 janvier 2027" in plain(main)


def test_what_became_of_a_date_stands_under_its_day_all_the_same(exhibition, visit):
    services.cancel_occurrences(exhibition, ["20270113T090000Z"], by=None)
    main = sheet(visit(ADDRESS))
    assert [plain(heading) for heading in main.iter("h2")] == ["Souvent", "Mercredi 13 janvier 2027"]
    assert [struck.text for struck in main.iter("s")] == ["Pelotes"]


@pytest.mark.parametrize(
    ("chosen", "day"),
    [
        ("quand=week-end", "Vendredi 8 janvier 2027"),
        ("jour=jeudi", "Jeudi 7 janvier 2027"),
        ("du=2027-01-09", "Samedi 9 janvier 2027"),
        ("du=2027-01-09&jour=mercredi", "Mercredi 13 janvier 2027"),
        ("du=2027-01-04&quand=week-end", "Vendredi 8 janvier 2027"),
        ("", "Lundi 4 janvier 2027"),
    ],
)
def test_what_began_before_the_days_chosen_stands_under_the_first_of_them(tourcoing, visit, chosen, day):
    days = {"first": "2027-01-02", "last": "2027-01-20", "start": None, "end": None}
    ActivityPageFactory(
        parent=tourcoing.agenda, title="Foire", schedule=json.dumps([{"type": "run", "value": days}])
    )
    assert [plain(heading) for heading in sheet(visit(f"{ADDRESS}?{chosen}")).iter("h2")] == [day]


def test_what_begins_before_a_chosen_weekday_stands_under_it(tourcoing, visit):
    days = {"first": "2027-01-08", "last": "2027-01-20", "start": None, "end": None}
    ActivityPageFactory(
        parent=tourcoing.agenda, title="Foire", schedule=json.dumps([{"type": "run", "value": days}])
    )
    headings = [plain(heading) for heading in sheet(visit(f"{ADDRESS}?jour=jeudi")).iter("h2")]
    assert headings == ["Jeudi 14 janvier 2027"]


def test_an_empty_programme_says_so(tourcoing, visit):
    assert "Aucune date pour ce choix." in plain(sheet(visit(ADDRESS)))


def test_what_cannot_be_read_is_said(knitting, visit):
    assert sheet(visit(f"{ADDRESS}?du=2027-02-30")).find_class("message")


def test_the_list_leads_to_it_with_its_filters(knitting, visit):
    links = html.fromstring(visit("/fr/activites/?tarif=gratuit").content).xpath("//main//a/@href")
    assert f"{ADDRESS}?tarif=gratuit" in links


def test_only_lists_of_activities_have_one(tourcoing, visit):
    assert visit("/fr/lieux/programme/").status_code == 404


def test_a_programme_asks_few_queries(knitting, chess, client, visit):
    visit(ADDRESS)
    with assert_sql(5):
        client.get(f"{ADDRESS}?tarif=gratuit", headers={"host": "tourcoing.localhost"})
