"""What a visitor reads of an activity."""

import json
from datetime import UTC, date, datetime

import pytest
import time_machine
from lxml import html

from events import services
from tests.directory.factories import PlacePageFactory
from tests.events.factories import (
    ActivityPageFactory,
    PathwayPageFactory,
    TrainingPageFactory,
    on_days,
    weekly,
)
from tests.sql import assert_sql

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]
ADDRESS = "/fr/activites/tricot/"


def activity(tourcoing, schedule=None, **fields):
    schedule = json.dumps(schedule or on_days("2027-01-12", "2027-01-19"))
    return ActivityPageFactory(parent=tourcoing.agenda, schedule=schedule, **fields)


def words(response):
    """The text of a page, its spaces made plain."""
    text = html.fromstring(response.content).find(".//main").text_content()
    return " ".join(text.replace("\u202f", " ").split())


def test_page_says_where_when_for_whom_and_at_what_price(tourcoing, visit):
    activity(tourcoing, venue=tourcoing.place, min_age=6, max_age=10, price="gratuit")

    text = words(visit(ADDRESS))
    for said in ("mardi 12 janvier", "14 h – 16 h", "6-10 ans", "Gratuit", "Médiathèque de la Navette"):
        assert said.lower() in text.lower()


def test_venue_is_a_link_to_the_place(tourcoing, visit):
    activity(tourcoing, venue=tourcoing.place)

    links = html.fromstring(visit(ADDRESS).content).xpath("//address/a/@href")
    assert links == [f"/fr/lieux/{tourcoing.place.slug}/"]


def test_cancelled_date_is_marked_with_its_reason_at_the_next_request(tourcoing, visit):
    page = activity(tourcoing)
    visit(ADDRESS)
    services.cancel_occurrences(page, ["20270112T130000Z"], by=None, reason="Salle inondée")

    text = words(visit(ADDRESS))
    assert "Annulé" in text
    assert "Salle inondée" in text


def test_languages_make_a_line_with_one_capital(tourcoing, visit):
    activity(tourcoing, languages=["fsl", "fr"])

    assert "Langue des signes française, français" in words(visit(ADDRESS))


def test_next_date_is_one_that_takes_place(tourcoing, visit):
    page = activity(tourcoing)
    services.cancel_occurrences(page, ["20270112T130000Z"], by=None)

    bar = html.fromstring(visit(ADDRESS).content).xpath("//section[contains(@class, 'next')]//time/@datetime")
    assert bar == ["2027-01-19T14:00:00+01:00"]


TWELFTH, NINETEENTH = "20270112T130000Z", "20270119T130000Z"


@pytest.mark.parametrize(
    ("days", "cancelled", "postponed", "said"),
    [
        ([], [], [], "Les dates ne sont pas encore connues."),
        (["2027-01-12"], [TWELFTH], [], "La seule date est annulée."),
        (
            ["2027-01-12"],
            [],
            [TWELFTH],
            "La seule date est reportée : le nouveau jour n’est pas encore connu.",
        ),
        (["2026-12-15", "2027-01-12"], [TWELFTH], [], "La dernière date est annulée."),
        (["2026-12-15", "2027-01-12"], [], [TWELFTH], "La dernière date est reportée : le nouveau jour"),
        (["2027-01-12", "2027-01-19"], [TWELFTH, NINETEENTH], [], "Toutes les dates à venir sont annulées."),
        (["2027-01-12", "2027-01-19"], [], [TWELFTH, NINETEENTH], "Toutes les dates à venir sont reportées"),
        (
            ["2027-01-12", "2027-01-19"],
            [TWELFTH],
            [NINETEENTH],
            "Les dates à venir sont annulées ou reportées.",
        ),
        (["2026-12-15"], [], [], "La seule date est passée."),
        (["2026-12-15", "2026-12-16"], [], [], "Toutes les dates sont passées."),
    ],
)
def test_why_there_is_no_next_date_is_said(tourcoing, visit, days, cancelled, postponed, said):
    page = activity(tourcoing, on_days(*days) if days else [{"type": "rule", "value": {"rule": ""}}])
    for change, slots in (
        (services.cancel_occurrences, cancelled),
        (services.postpone_occurrences, postponed),
    ):
        if slots:
            change(page, slots, by=None)

    bar = html.fromstring(visit(ADDRESS).content).find_class("next__when")[0].text_content()
    assert bar.replace("\u00a0", " ").startswith(said)


@pytest.mark.parametrize(
    ("count", "said"), [(1, "La seule date n’a pas eu lieu."), (2, "Aucune date n’a eu lieu.")]
)
def test_dates_that_were_cancelled_are_not_called_past(tourcoing, visit, count, said):
    page = activity(tourcoing, on_days("2027-01-12", "2027-01-19") if count == 2 else on_days("2027-01-12"))
    services.cancel_occurrences(page, [TWELFTH, NINETEENTH][:count], by=None)

    with time_machine.travel(datetime(2027, 1, 20, 9, tzinfo=UTC), tick=False):
        assert said in words(visit(ADDRESS))


def test_address_of_one_date_shows_that_date(tourcoing, visit):
    activity(tourcoing)

    response = visit(f"{ADDRESS}?date=20270119T130000Z")
    tree = html.fromstring(response.content)
    assert tree.xpath("//section[contains(@class, 'next')]//time/@datetime") == ["2027-01-19T14:00:00+01:00"]
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"http://tourcoing.localhost{ADDRESS}"]


REGISTRATION = {"registration": "obligatoire", "registration_url": "https://inscription.example/"}


def ways_to_register(response):
    return html.fromstring(response.content).xpath("//a[@href='https://inscription.example/']")


@pytest.mark.parametrize(
    ("days", "cancelled", "fields", "said"),
    [
        (["2027-01-12"], [], {"availability": "complet"}, "C’est complet."),
        (
            ["2027-01-12"],
            [],
            {"availability": "complet", "phone": "03 53 01 00 20"},
            "Demandez à l’organisateur",
        ),
        (["2027-01-12"], [TWELFTH], {"phone": "03 53 01 00 20"}, "Aucune date à venir"),
        (["2026-12-15"], [], {"phone": "03 53 01 00 20"}, "Aucune date à venir"),
        (["2027-01-12", "2027-01-19"], [], {}, ""),
    ],
    ids=["full", "full, with a phone", "cancelled", "over", "open"],
)
def test_nobody_registers_for_what_is_full_or_does_not_take_place(
    tourcoing, visit, days, cancelled, fields, said
):
    page = activity(tourcoing, on_days(*days), **REGISTRATION, **fields)
    if cancelled:
        services.cancel_occurrences(page, cancelled, by=None)

    response = visit(ADDRESS)
    assert said in words(response)
    assert bool(ways_to_register(response)) is not bool(said)


def test_what_is_over_and_has_nobody_to_ask_says_nothing_of_registration(tourcoing, visit):
    activity(tourcoing, on_days("2018-02-16"), **REGISTRATION)
    response = visit(ADDRESS)
    assert "La seule date est passée." in words(response)
    assert "inscri" not in words(response).lower()


def test_a_cancelled_date_leads_to_the_next_one(tourcoing, visit):
    services.cancel_occurrences(activity(tourcoing), [TWELFTH], by=None)

    bar = html.fromstring(visit(f"{ADDRESS}?date={TWELFTH}").content).find_class("next")[0]
    assert bar.xpath(".//a/@href") == [f"http://tourcoing.localhost{ADDRESS}"]


def test_each_of_the_next_dates_can_be_chosen(tourcoing, visit):
    activity(tourcoing, on_days("2027-01-12", "2027-01-19"))
    table = html.fromstring(visit(ADDRESS).content).xpath("//table//a/@href")
    assert table == [f"?date={TWELFTH}", "?date=20270119T130000Z"]
    chosen = html.fromstring(visit(f"{ADDRESS}{table[1]}").content).find_class("next")[0]
    assert "19\xa0janvier" in chosen.text_content()


@pytest.mark.parametrize(
    ("asked", "shared"), [(f"?date={TWELFTH}", f"?date={TWELFTH}"), ("?date=toutes", ""), ("?date=hier", "")]
)
def test_the_date_that_is_shown_is_the_one_that_is_shared(tourcoing, visit, asked, shared):
    activity(tourcoing)
    ways = html.fromstring(visit(f"{ADDRESS}{asked}").content).find_class("share")[0]
    assert ways.get("data-share") == f"http://tourcoing.localhost{ADDRESS}{shared}"


@pytest.mark.parametrize("slot", ["", "demain", "20270119T130000Z'--", "x" * 9000])
def test_date_that_is_none_shows_the_next_one(tourcoing, visit, slot):
    activity(tourcoing)

    assert visit(f"{ADDRESS}?date={slot}").status_code in (200, 400)


@pytest.mark.django_db(transaction=True)  # a process only keeps what is committed
def test_page_with_many_dates_asks_four_queries(tourcoing, visit, client):
    activity(tourcoing, weekly(1, "14:00", "16:00", "2027-01-05"), venue=tourcoing.place)
    visit(ADDRESS)

    with assert_sql(4):
        client.get(f"{ADDRESS}?date=20270112T130000Z", headers={"host": "tourcoing.localhost"})


def test_machines_read_dates_with_offset_and_state(tourcoing, visit):
    page = activity(tourcoing, on_days("2027-01-12", "2027-07-13"))
    services.cancel_occurrences(page, ["20270112T130000Z"], by=None)

    script = html.fromstring(visit(ADDRESS).content).xpath("//script[@type='application/ld+json']/text()")[0]
    series = next(node for node in json.loads(script)["@graph"] if node["@type"] == "EventSeries")
    told = [(date["startDate"], date["eventStatus"].rpartition("/")[2]) for date in series["subEvent"]]
    assert told == [
        ("2027-01-12T14:00:00+01:00", "EventCancelled"),
        ("2027-07-13T14:00:00+02:00", "EventScheduled"),
    ]
    assert "offers" not in series


def test_list_of_activities_answers(tourcoing, visit):
    activity(tourcoing)

    assert "Tricot pour tous" in words(visit("/fr/activites/"))


def test_page_of_its_place_says_what_is_on_there(tourcoing, visit):
    page = activity(tourcoing, venue=tourcoing.place)
    address = f"/fr/lieux/{tourcoing.place.slug}/"
    assert "Tricot pour tous" in words(visit(address))

    services.cancel_occurrences(page, ["20270112T130000Z", "20270119T130000Z"], by=None)
    page.unpublish()
    assert "Tricot pour tous" not in words(visit(address))


def test_pathway_shows_its_steps_and_their_next_dates(tourcoing, visit):
    later = TrainingPageFactory(parent=tourcoing.agenda, schedule=json.dumps(on_days("2027-01-20")))
    sooner = TrainingPageFactory(
        parent=tourcoing.agenda,
        title="Aussi ailleurs",
        slug="ailleurs",
        schedule=json.dumps(on_days("2027-01-06")),
    )
    step = {"title": "Premiers pas", "note": "", "training": [later.pk, sooner.pk]}
    PathwayPageFactory(parent=tourcoing.agenda, steps=json.dumps([{"type": "step", "value": step}]))

    tree = html.fromstring(visit("/fr/activites/autonome/").content)
    titles = tree.xpath("//ol[contains(@class, 'steps')]//h3//text()")
    assert titles == ["Aussi ailleurs", "Mes démarches en ligne"]


def test_pathway_shows_the_nearest_sessions_first_to_who_asks(tourcoing, visit):
    far = PlacePageFactory(parent=tourcoing.directory, latitude=50.76, longitude=3.2)
    soon, later = (json.dumps(on_days(day)) for day in ("2027-01-06", "2027-01-20"))
    sessions = [
        TrainingPageFactory(parent=tourcoing.agenda, title="Loin", slug="loin", schedule=soon, venue=far),
        TrainingPageFactory(
            parent=tourcoing.agenda, title="Ici", slug="ici", schedule=later, venue=tourcoing.place
        ),
    ]
    step = {"title": "Premiers pas", "note": "", "training": [page.pk for page in sessions]}
    PathwayPageFactory(parent=tourcoing.agenda, steps=json.dumps([{"type": "step", "value": step}]))

    tree = html.fromstring(visit("/fr/activites/autonome/?pres=50.7235,3.1612").content)
    assert tree.xpath("//ol[contains(@class, 'steps')]//h3//text()") == ["Ici", "Loin"]


def test_training_names_the_pathways_that_it_is_a_step_of(tourcoing, visit):
    training = TrainingPageFactory(parent=tourcoing.agenda, schedule=json.dumps(on_days("2027-01-20")))
    step = {"title": "Premiers pas", "note": "", "training": [training.pk]}
    PathwayPageFactory(parent=tourcoing.agenda, steps=json.dumps([{"type": "step", "value": step}]))

    links = html.fromstring(visit("/fr/activites/demarches/").content).xpath("//p[@class='kicker']/a/@href")
    assert links == ["/fr/activites/autonome/"]


def test_cancelled_date_gives_way_to_the_next_one_which_says_so_until_its_day_is_over(tourcoing, visit):
    page = activity(tourcoing, venue=tourcoing.place)
    addresses = ("/fr/activites/", f"/fr/lieux/{tourcoing.place.slug}/")
    assert all("12 janvier" in words(visit(address)) for address in addresses)

    services.cancel_occurrences(page, ["20270112T130000Z"], by=None)
    said = "Mardi 12 janvier, 14 h – 16 h : annulé"
    assert all("19 janvier" in words(visit(address)) for address in addresses)
    assert "12 janvier" not in words(visit(addresses[1]))
    assert said in words(visit(addresses[0]))
    assert said not in words(visit("/fr/activites/?dates=jours"))
    with time_machine.travel(datetime(2027, 1, 13, 8, tzinfo=UTC), tick=False):
        assert said not in words(visit(addresses[0]))


def test_every_date_to_come_can_be_read(tourcoing, visit):
    activity(tourcoing, weekly(2, "14:00", "16:00", "2027-01-06", "2028-06-28"))

    page = html.fromstring(visit(ADDRESS).content)
    assert "12 avril 2028" not in page.text_content()
    (link,) = page.xpath("//a[contains(@href, 'toutes')]/@href")
    assert "12 avril 2028" in words(visit(ADDRESS + link))


def test_machines_read_a_course_and_where_its_sessions_are(tourcoing, visit):
    TrainingPageFactory(
        parent=tourcoing.agenda,
        schedule=json.dumps(on_days("2027-01-20")),
        venue=tourcoing.place,
        price="gratuit",
    )

    script = html.fromstring(visit("/fr/activites/demarches/").content).xpath("//script[@type]/text()")[0]
    course = next(node for node in json.loads(script)["@graph"] if node["@type"] == "Course")
    session = course["hasCourseInstance"][0]
    assert (session["@type"], session["courseMode"]) == ("CourseInstance", "onsite")
    assert session["location"][0]["name"] == "Médiathèque de la Navette"
    assert course["offers"] == [{"@type": "Offer", "price": "0", "priceCurrency": "EUR"}]


def test_machines_read_what_a_date_was_before_it_was_moved(tourcoing, visit):
    page = activity(tourcoing, on_days("2027-01-12"))
    services.move_occurrences(page, ["20270112T130000Z"], by=None, day=date(2027, 1, 13))

    script = html.fromstring(visit(ADDRESS).content).xpath("//script[@type='application/ld+json']/text()")[0]
    event = next(node for node in json.loads(script)["@graph"] if node["@type"] == "Event")
    assert (event["startDate"], event["previousStartDate"]) == (
        "2027-01-13T14:00:00+01:00",
        "2027-01-12T14:00:00+01:00",
    )
    assert event["eventStatus"].endswith("EventRescheduled")
