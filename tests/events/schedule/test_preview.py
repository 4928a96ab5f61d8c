"""What an editor sees of a schedule before it is saved."""

import json
from datetime import datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import RequestFactory
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from events.schedule.admin import preview
from events.schedule.blocks import ScheduleBlock
from events.schedule.preview import MOST_ROWS, preview_of
from events.schedule.slots import PARIS
from tests.directory.factories import PlacePageFactory
from tests.events.factories import ActivityPageFactory
from tests.events.schedule.said import MONDAY, WEDNESDAY

NOW = datetime(2026, 11, 29, 12, tzinfo=PARIS)
BLOCK = ScheduleBlock()


def weekly(weekdays, first, last, **options):
    sessions = [{"weekdays": weekdays, "start": "14:00", "end": "16:00"}]
    return ("weekly", {"sessions": sessions, "first": first, "last": last, **options})


def shown(*entries, openings=None):
    stored = BLOCK.to_python([{"type": name, "value": value} for name, value in entries])
    return preview_of(stored, openings, NOW)


def rows(*entries):
    """Words and note of each row; a left out one in brackets."""
    lines = [row for _month, rows in shown(*entries)["months"] for row in rows]
    return [
        f"({row.words}) {row.note}" if row.is_left_out else f"{row.words} {row.note}".strip() for row in lines
    ]


def test_dates_on_holidays_are_named():
    mondays = weekly([MONDAY], "2027-03-22", "2027-04-05")

    assert [row.replace("\u00a0", " ") for row in rows(mondays)] == [
        "lundi 22 mars, 14 h – 16 h",
        "lundi 29 mars, 14 h – 16 h Lundi de Pâques",
        "lundi 5 avril, 14 h – 16 h",
    ]


def test_dates_left_out_stand_there_with_their_reason():
    mondays = weekly([MONDAY], "2027-03-29", "2027-04-05", public_holidays=True)

    assert [row.replace("\u00a0", " ") for row in rows(mondays)] == [
        "(lundi 29 mars) Lundi de Pâques",
        "lundi 5 avril, 14 h – 16 h",
    ]


def test_what_is_over_is_counted_and_not_listed():
    made = shown(weekly([WEDNESDAY], "2026-11-18", "2026-12-09"))

    assert made["summary"] == "4 dates, 2 sont passées"
    assert [month for month, _rows in made["months"]] == ["décembre 2026"]


def test_where_all_is_over_all_is_listed():
    assert len(rows(weekly([WEDNESDAY], "2026-11-18", "2026-11-25"))) == 2


def test_a_long_list_is_cut_and_says_how_much_is_left():
    made = shown(weekly(list(range(7)), "2026-12-01", "2027-06-30"))

    assert sum(len(rows) for _month, rows in made["months"]) == MOST_ROWS
    assert made["hidden"] == 212 - MOST_ROWS


def test_a_wrong_entry_is_said_and_the_others_are_shown():
    wrong = weekly([WEDNESDAY], "2026-12-09", "2026-12-01")
    made = shown(("once", {"day": "2026-12-02"}), wrong, wrong)

    assert made["faults"] == ["Le dernier jour vient avant le premier."]
    assert made["summary"] == "1 date"


def test_what_is_still_empty_is_no_fault():
    made = shown(("once", {"day": None}), weekly([], None, None))

    assert (made["faults"], made["summary"]) == ([], "")


# --- The fragment that the form asks for --------------------------------------------------------


def posted(*entries, **others):
    return nested_form_data({"schedule": streamfield(entries)}) | others


def once(**changes):
    return ("once", {"day": "2027-03-29", "start": "14:00", "end": "", **changes})


RUN_OVER_EASTER = {"first": "2027-03-28", "last": "2027-03-30", "start": "14:00", "end": "16:00"} | {
    "public_holidays": "on",
    "except_days": streamfield([]),
}


def drawn(data):
    request = RequestFactory().post("/", data)
    return preview(request)


def test_the_form_is_answered_with_its_dates():
    text = drawn(posted(once())).content.decode().replace("\u00a0", " ")

    assert "lundi 29 mars, à partir de 14 h" in text
    assert "<em>Lundi de Pâques</em>" in text


def test_a_date_left_out_is_struck_and_says_so():
    text = drawn(posted(("run", RUN_OVER_EASTER))).content.decode().replace("\u00a0", " ")

    assert "<del>lundi 29 mars</del> <em>exclu : Lundi de Pâques</em>" in text


def test_a_date_in_french_is_read():
    assert "lundi 29" in drawn(posted(once(day="29/03/2027"))).content.decode()


def test_a_date_that_is_none_is_said():
    assert "Saisissez une date valide." in drawn(posted(once(day="31/02/2027"))).content.decode()


@pytest.mark.parametrize("data", [{}, {"schedule-count": "x"}, {"schedule-count": "9999999999"}])
def test_a_form_without_a_schedule_is_refused(data):
    assert drawn(data).status_code == 400


@pytest.fixture
def editor(client, tourcoing):
    client.defaults["HTTP_HOST"] = "tourcoing.localhost"
    client.force_login(get_user_model().objects.create_superuser("a@example.org", "a@example.org", "a"))
    return client


def test_only_editors_are_answered(client, tourcoing):
    address = reverse("events_schedule_preview")
    answer = client.post(address, posted(once()), headers={"host": "tourcoing.localhost"})

    assert answer["Location"].startswith("/admin/login/")


def test_the_form_asks_by_post(editor):
    address = reverse("events_schedule_preview")

    assert editor.post(address, posted(once())).status_code == 200
    assert editor.get(address).status_code == 405


def test_the_form_of_a_page_shows_the_dates_of_what_is_saved(editor, tourcoing):
    schedule = json.dumps([{"type": "once", "value": {"day": "2099-06-09", "start": "14:00"}}])
    page = ActivityPageFactory(parent=tourcoing.agenda, schedule=schedule)
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert ">1 date<" in form
    assert "events/schedule/schedule" in form


def test_an_exhibition_follows_the_hours_of_its_place(tourcoing):
    place = PlacePageFactory(parent=tourcoing.directory, hours="Mo 10:00-18:00")
    entry = ("open_days", {"first": "2027-03-22", "last": "2027-03-30"})
    text = drawn(posted(entry, venue=str(place.pk))).content.decode().replace("\u00a0", " ")

    assert "lundi 22 mars, 10 h – 18 h" in text
    assert (
        "les horaires du lieu ne sont pas connus" in drawn(posted(entry, venue="")).content.decode().lower()
    )
