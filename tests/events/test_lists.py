"""The list of activities as residents read it."""

import json
from datetime import UTC, date, datetime

import pytest
import time_machine
from lxml import html

from events import services
from events.venues import value_of
from tests.cms_pages.factories import publish
from tests.cms_pages.test_sql import forget_everything
from tests.events.factories import (
    ActivityPageFactory,
    AgendaPageFactory,
    PathwayPageFactory,
    TrainingPageFactory,
    on_days,
    weekly,
)
from tests.sql import assert_sql

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]
LIST = "/fr/activites/"
THREE_WEEKS = [{"type": "run", "value": {"first": "2026-12-20", "last": "2027-01-10"}}]


def activity(tourcoing, title, schedule, **fields):
    slug = title.lower().replace(" ", "-")
    return ActivityPageFactory(
        parent=tourcoing.agenda, title=title, slug=slug, schedule=json.dumps(schedule), **fields
    )


def tree_of(response):
    return html.fromstring(response.content)


def words(node):
    """The text of a node, its spaces made plain."""
    return " ".join(node.text_content().replace("\u202f", " ").replace("\u00a0", " ").split())


def programme(response):
    """[(day, [(hour, title)])] as it is printed."""
    return [
        (
            day.get("id").removeprefix("j-"),
            [(words(line.find("time")), words(line.xpath(".//h3")[0])) for line in day.getnext().xpath("li")],
        )
        for day in tree_of(response).xpath("//h2[@class='day__date']")
    ]


def test_activities_stand_under_the_day_of_their_next_date_each_once(tourcoing, visit):
    activity(tourcoing, "Tricot", weekly(2, "14:00", "16:00", "2027-01-06", "2027-03-31"))
    activity(tourcoing, "Concert", on_days("2027-01-05", start="20:30", end="22:00"))
    activity(tourcoing, "Chorale", on_days("2027-01-06", start="09:30", end="11:00"))

    response = visit(LIST)
    assert programme(response) == [
        ("2027-01-05", [("20 h 30", "Concert")]),
        ("2027-01-06", [("9 h 30", "Chorale"), ("14 h", "Tricot")]),
    ]
    assert "et 12 autres dates" in words(tree_of(response))


def test_what_is_still_on_stands_under_today_with_its_last_day(tourcoing, visit):
    activity(
        tourcoing, "Exposition", [{"type": "run", "value": {"first": "2026-12-20", "last": "2027-01-10"}}]
    )

    response = visit(LIST)
    assert programme(response) == [("2027-01-04", [("en ce moment", "Exposition")])]
    assert "jusqu’au 10 janvier" in words(tree_of(response))


def test_what_lasts_for_days_stands_under_the_weekday_asked_for(tourcoing, visit):
    activity(
        tourcoing, "Exposition", [{"type": "run", "value": {"first": "2026-12-20", "last": "2027-01-10"}}]
    )

    response = visit(f"{LIST}?jour=mercredi")
    assert programme(response) == [("2027-01-06", [("ce jour-là aussi", "Exposition")])]


@pytest.mark.parametrize("listed", [f"{LIST}?jour=samedi", "/fr/recherche/?jour=samedi"])
def test_a_date_of_a_list_opens_the_activity_at_that_date(tourcoing, visit, listed):
    activity(tourcoing, "Tricot", on_days("2027-01-06", "2027-01-09"))

    address = tree_of(visit(listed)).xpath("//li//a[contains(., 'Tricot')]/@href")[0]
    bar = tree_of(visit(address)).find_class("next__when")[0]
    assert words(bar).startswith("Samedi 9 janvier")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (services.cancel_occurrences, "Annulé"),
        (services.postpone_occurrences, "Reporté"),
        (
            lambda *args, **by: services.move_occurrences(*args, day=date(2027, 1, 13), **by),
            "mardi 12 janvier",
        ),
    ],
    ids=["cancelled", "postponed", "moved"],
)
def test_a_change_is_said_in_the_list_at_the_next_request(tourcoing, visit, change, said):
    page = activity(tourcoing, "Concert", on_days("2027-01-12"))
    visit(LIST)
    change(page, ["20270112T130000Z"], by=None)

    assert said in words(tree_of(visit(LIST)).xpath("//ul[contains(@class, 'slots')]")[0])


def test_each_date_shows_every_date_of_the_next_days(tourcoing, visit):
    activity(tourcoing, "Tricot", weekly(2, "14:00", "16:00", "2027-01-06", "2027-03-31"))

    days = [day for day, _lines in programme(visit(f"{LIST}?dates=jours"))]
    assert days == ["2027-01-06", "2027-01-13", "2027-01-20", "2027-01-27", "2027-02-03"]


def test_each_date_says_until_when_and_leads_to_what_follows(tourcoing, visit):
    activity(tourcoing, "Tricot", weekly(2, "14:00", "16:00", "2027-01-06", "2027-03-31"))

    page = tree_of(visit(f"{LIST}?dates=jours"))
    assert "Cette liste va jusqu’au mercredi 3 février" in words(page.xpath("//main")[0])
    (link,) = page.xpath("//a[text()='Voir les dates suivantes']/@href")
    days = [day for day, _lines in programme(visit(link.partition("#")[0]))]
    assert days[0] == "2027-02-10"
    assert "Cette liste va" not in words(
        tree_of(visit(f"{LIST}?dates=jours&quand=semaine")).xpath("//main")[0]
    )


def test_quick_choices_count_what_they_lead_to(tourcoing, visit):
    weekly_dates = weekly(2, "14:00", "16:00", "2027-01-06", "2027-03-31")
    activity(tourcoing, "Tricot", weekly_dates, price="payant")
    activity(tourcoing, "Concert", on_days("2027-01-09", start="20:30", end="22:00"), price="gratuit")

    links = tree_of(visit(LIST)).xpath("//nav[@class='quick']/a")
    assert [words(link) for link in links] == [
        "Cette semaine 2",
        "Ce week-end 1",
        "Vacances d’hiver 1",
        "Gratuit 1",
        "Près de moi",
    ]
    led_to = visit(links[3].get("href").partition("#")[0])
    assert [lines for _day, lines in programme(led_to)] == [[("20 h 30", "Concert")]]


def test_calendar_counts_the_activities_of_each_day_and_leads_there(tourcoing, visit):
    activity(tourcoing, "Tricot", weekly(2, "14:00", "16:00", "2027-01-06", "2027-03-31"))
    activity(tourcoing, "Chorale", on_days("2027-01-13"))

    days = tree_of(visit(f"{LIST}?mois=2027-01")).xpath("//div[@class='month']/a")
    assert [day.get("aria-label").replace("\u00a0", " ") for day in days] == [
        "6 janvier, mercredi, 1 activité",
        "13 janvier, mercredi, 2 activités",
        "20 janvier, mercredi, 1 activité",
        "27 janvier, mercredi, 1 activité",
    ]
    led_to = visit(days[1].get("href").partition("#")[0])
    assert [day for day, lines in programme(led_to)] == ["2027-01-13"]


@pytest.mark.parametrize("month", ["", "2027-13", "0001-01", "demain", "9999-12", "x" * 500])
def test_calendar_of_no_month_is_that_of_today(tourcoing, visit, month):
    title = tree_of(visit(f"{LIST}?mois={month}")).xpath("//a[@class='turn__month']")[0]
    assert words(title) == "janvier 2027"


@pytest.mark.parametrize("day", ["2027-03-10", "10/03/2027"])
def test_list_and_calendar_of_a_day_written_either_way(tourcoing, visit, day):
    activity(tourcoing, "Tricot", on_days("2027-01-12", "2027-03-12"))

    tree = tree_of(visit(f"{LIST}?du={day}"))
    assert words(tree.xpath("//a[@class='turn__month']")[0]) == "mars 2027"
    assert set(tree.xpath("//input[@name='du']/@value")) == {"2027-03-10"}
    assert tree.xpath("//link[@type='application/rss+xml']/@href")[0].endswith("?du=2027-03-10")


def test_calendar_turns_where_nothing_is_left_of_the_month(tourcoing, visit):
    activity(tourcoing, "Chorale", on_days("2027-02-10"))

    with time_machine.travel(datetime(2027, 1, 27, 9, tzinfo=UTC), tick=False):
        title = tree_of(visit(LIST)).xpath("//a[@class='turn__month']")[0]
    assert words(title) == "février 2027"


def test_only_the_filter_asked_for_has_its_values_drawn(tourcoing, visit):
    activity(tourcoing, "Tricot", on_days("2027-01-12"), min_age=18, price="gratuit")
    activity(tourcoing, "Conte", on_days("2027-01-13"), min_age=3, max_age=5, price="payant")

    tree = tree_of(visit(f"{LIST}?filtre=age"))
    assert {box.get("name") for box in tree.xpath("//input[@type='checkbox']")} == {"age"}
    closed = tree.xpath("//details[@class='sieve']//a[contains(@href, 'filtre=tarif')]")
    assert words(closed[0]) == "Tarif"


def test_title_says_the_filters_in_a_sentence(tourcoing, visit):
    activity(tourcoing, "Judo", on_days("2027-01-13"), min_age=6, max_age=10, price="gratuit")

    tree = tree_of(visit(f"{LIST}?tarif=gratuit&age=6-10&jour=mercredi&type=activity"))
    assert words(tree.xpath("//h1")[0]) == "Activités gratuites pour les 6-10 ans, le mercredi"


def test_list_for_some_ages_holds_no_other_and_begins_with_them(tourcoing, visit):
    AgendaPageFactory(parent=tourcoing.home, title="Juniors", slug="juniors", ages_shown=["3-5", "6-10"])
    activity(tourcoing, "Judo", on_days("2027-01-13"), min_age=6, max_age=10, price="gratuit")
    activity(tourcoing, "Conte", on_days("2027-01-14"), min_age=3, max_age=5, price="payant")
    activity(tourcoing, "Poterie", on_days("2027-01-15"), min_age=18, price="gratuit")

    response = visit("/fr/juniors/?age=adultes")
    assert [lines for _day, lines in programme(response)] == [[("14 h", "Judo")], [("14 h", "Conte")]]
    quick = [words(link) for link in tree_of(response).xpath("//nav[@class='quick']/a")]
    ages = ["3-5 ans 1", "6-10 ans 1"]
    assert quick == [*ages, "Mercredi 1", "Gratuit 1", "Près de moi"]


def test_a_list_of_both_counts_activities_and_training(tourcoing, visit):
    activity(tourcoing, "Tricot", on_days("2027-01-12"))
    TrainingPageFactory(parent=tourcoing.agenda, schedule=json.dumps(on_days("2027-01-13")))

    counted = tree_of(visit(LIST)).get_element_by_id("resultats").find("b")
    assert words(counted) == "2 activités et formations"


def test_past_activities_stand_apart(tourcoing, visit):
    page = activity(tourcoing, "Tricot", on_days("2027-01-12"))
    assert page

    with time_machine.travel(datetime(2027, 1, 14, 9, tzinfo=UTC), tick=False):
        assert programme(visit(LIST)) == []
        assert programme(visit(f"{LIST}?dates=passees")) == [("2027-01-12", [("14 h", "Tricot")])]


def test_an_empty_choice_says_what_to_do(tourcoing, visit):
    activity(tourcoing, "Tricot", on_days("2027-01-12"))

    text = words(tree_of(visit(f"{LIST}?jour=mercredi")).find(".//main"))
    assert "Aucune activité pour ce choix" in text


def test_an_address_that_is_typed_becomes_a_point_of_the_list(tourcoing, visit):
    tourcoing.place.latitude, tourcoing.place.longitude = 50.7236, 3.1612
    tourcoing.place.save_revision().publish()

    response = visit(f"{LIST}?adresse={tourcoing.place.title}&tarif=gratuit")
    assert (response.status_code, response["Location"]) == (
        302,
        f"{LIST}?tarif=gratuit&pres=50.7236%2C3.1612&autour=M%C3%A9diath%C3%A8que+de+la+Navette",
    )


def test_an_unknown_address_is_said_where_the_form_leads_to(tourcoing, visit):
    text = visit(f"{LIST}?adresse=impasse+des+Brumes").content.decode()

    assert "On ne connaît pas cette adresse" in text.partition('id="resultats"')[2]


def test_a_list_of_training_leads_to_pathways(tourcoing, visit):
    PathwayPageFactory(parent=tourcoing.agenda, title="Vers la messagerie", slug="messagerie")

    assert tree_of(visit(LIST)).xpath("//section[@aria-labelledby='pathways']//a/@href") == [
        "/fr/activites/messagerie/"
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("query", ["", "?dates=jours", "?mois=2027-02", "?tarif=gratuit&filtre=age"])
def test_a_list_asks_four_queries(tourcoing, visit, client, query):
    for number in range(6):
        activity(tourcoing, f"Tricot {number}", weekly(1, "14:00", "16:00", "2027-01-05"), price="gratuit")
    visit(f"{LIST}{query}")

    with assert_sql(4):
        client.get(f"{LIST}{query}&x" if query else LIST, headers={"host": "tourcoing.localhost"})


@pytest.mark.django_db(transaction=True)
def test_first_visit_to_a_cold_process_asks_twelve_queries_at_most(tourcoing, visit, client):
    AgendaPageFactory(parent=tourcoing.home, title="Juniors", slug="juniors", ages_shown=["3-5"])
    for number in range(6):
        activity(tourcoing, f"Tricot {number}", weekly(1, "14:00", "16:00", "2027-01-05"))
    visit(LIST)
    forget_everything()

    with assert_sql(12):
        client.get(f"{LIST}?tarif=gratuit", headers={"host": "tourcoing.localhost"})


@pytest.mark.django_db(transaction=True)
def test_the_title_of_a_narrowed_list_follows_the_name_of_a_place(tourcoing, visit):
    activity(tourcoing, "Tricot", on_days("2027-01-05"), venue=tourcoing.place)
    address = f"{LIST}?lieu={value_of(tourcoing.place)}"
    assert "Médiathèque de la Navette" in words(tree_of(visit(address)).xpath("//h1")[0])

    tourcoing.place.title = "Médiathèque neuve"
    publish(tourcoing.place)

    assert "Médiathèque neuve" in words(tree_of(visit(address)).xpath("//h1")[0])


@pytest.mark.parametrize(
    ("asked", "said"),
    [("semaine", "Cette semaine"), ("week-end", "Ce week-end"), ("samedi", "Samedi 9 janvier")],
)
def test_a_chosen_stretch_of_days_has_the_name_it_was_offered_by(tourcoing, visit, asked, said):
    activity(tourcoing, "Tricot", weekly(2, "14:00", "16:00", "2027-01-06", "2027-03-31"))
    chip = tree_of(visit(f"{LIST}?quand={asked}")).xpath("//a[contains(@class, 'chip')]/text()")
    assert [" ".join(text.split()) for text in chip] == [said]
