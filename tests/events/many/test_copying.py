"""An activity again, with new dates."""

import json
from datetime import date

import pytest
from django.urls import reverse

from events.models import ActivityPage, Occurrence
from events.schedule.sentences import in_words
from events.services import cancel_occurrences
from search.occurrences import Status
from tests.events.factories import ActivityPageFactory, agenda_town, on_days, weekly
from tests.events.proposals.conftest import editor  # noqa: F401 (a fixture)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january", "admin_index")]
ASKED = {"title": "Tricot pour tous", "dates": "shift", "first_day": "2028-01-12", "season": "2027-2028"}


@pytest.fixture
def knitting(tourcoing):
    """Every Wednesday from 13 January to 30 June 2027 but one, with one date cancelled by hand."""
    schedule = weekly(2, "14:00", "16:00", "2027-01-13", "2027-06-30", except_days=["2027-02-03"])
    page = ActivityPageFactory(
        parent=tourcoing.agenda,
        schedule=json.dumps(schedule),
        season="2026-2027",
        availability="complet",
        enrolment_until=date(2027, 1, 6),
    )
    cancel_occurrences(page, ["20270120T130000Z"], by=None, reason="Grève")
    return page


def copy(client, page, **changed):
    return client.post(reverse("events_copy", args=[page.pk]), ASKED | changed)


def copied(page):
    made = ActivityPage.objects.exclude(pk=page.pk).get()
    return made.get_latest_revision_as_object()


def test_the_copy_is_a_draft_that_begins_on_the_new_day(editor, knitting, french_words):  # noqa: F811
    response = copy(editor(), knitting)
    made = copied(knitting)
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[made.pk])
    assert (made.live, made.season, made.availability, made.slug) == (
        False,
        "2027-2028",
        "",
        "tricot-pour-tous",
    )
    assert in_words(made.schedule) == [
        "Tous les mercredis de 14\xa0h à 16\xa0h, du 12\xa0janvier au 28\xa0juin 2028"
    ]
    assert made.enrolment_until == date(2028, 1, 5)


def test_published_it_has_dates_of_its_own_without_what_was_done_by_hand(editor, knitting):  # noqa: F811
    copy(editor(), knitting, first_day="2027-02-03")
    made = copied(knitting)
    made.save_revision().publish()
    rows = Occurrence.objects.filter(translation_key=made.translation_key)
    assert rows.first().recurrence_id == "20270203T130000Z"
    assert not rows.filter(uid__in=Occurrence.objects.exclude(pk__in=rows).values("uid")).exists()
    assert not rows.exclude(status=Status.SCHEDULED).exists()
    assert Occurrence.objects.filter(status=Status.CANCELLED).count() == 1


def test_the_schedule_may_be_left_empty(editor, knitting):  # noqa: F811
    copy(editor(), knitting, dates="empty", first_day="")
    made = copied(knitting)
    assert (len(made.schedule), made.enrolment_until) == (0, None)


def test_single_days_move_by_as_much(editor, tourcoing):  # noqa: F811
    schedule = json.dumps(on_days("2027-01-12", "2027-01-19"))
    page = ActivityPageFactory(parent=tourcoing.agenda, schedule=schedule)
    copy(editor(), page, first_day="2027-09-07")
    days = copied(page).schedule[0].value["days"]
    assert list(days) == [date(2027, 9, 7), date(2027, 9, 14)]


def test_what_an_import_brought_is_not_copied_which_is_said(editor, tourcoing):  # noqa: F811
    rule = [
        {"type": "rule", "value": {"text": "DTSTART;TZID=Europe/Paris:20270609T140000\nRRULE:FREQ=WEEKLY"}}
    ]
    page = ActivityPageFactory(parent=tourcoing.agenda, schedule=json.dumps(rule))
    client = editor()
    assert copy(client, page).status_code == 200
    edit = copy(client, page, dates="empty").headers["Location"]
    assert "apportées par un import" in client.get(edit).content.decode()
    assert len(copied(page).schedule) == 0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"first_day": ""}, "quel jour cela commence"),
        ({"first_day": "31/02/2028"}, "date valide"),
        ({"first_day": "9999-12-31"}, "Vérifiez l’année"),
        ({"title": ""}, "Champ requis"),
        ({"season": "2027-2029"}, "d’une année à la suivante"),
        ({"dates": "hier"}, "hier"),
    ],
)
def test_mistakes_are_said_and_nothing_is_made(editor, knitting, changed, said):  # noqa: F811
    assert said in copy(editor(), knitting, **changed).content.decode().replace("&#x27;", "'")
    assert ActivityPage.objects.count() == 1


def test_the_page_leads_there(editor, knitting):  # noqa: F811
    client = editor()
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[knitting.pk])).content.decode()
    assert reverse("events_copy", args=[knitting.pk]) in edit


@pytest.mark.parametrize("method", ["get", "post"])
def test_editors_of_another_town_copy_nothing(editor, knitting, method):  # noqa: F811
    client = editor(agenda_town("roubaix").home)
    response = getattr(client, method)(reverse("events_copy", args=[knitting.pk]), ASKED)
    assert response.headers["Location"] == "/admin/"
    assert ActivityPage.objects.count() == 1


def test_what_takes_place_nowhere_is_not_copied_so(editor, tourcoing):  # noqa: F811
    assert editor().get(reverse("events_copy", args=[tourcoing.place.pk])).status_code == 404
