"""Feeds and files of activities say when they are."""

import csv
import io
import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from core.days import day_words
from events import services
from search.projection import catch_up
from tests.events.factories import ActivityPageFactory, on_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]
LIST = "/fr/activites/"


@pytest.fixture
def knitting(tourcoing):
    """Two Tuesdays at the library."""
    return ActivityPageFactory(
        parent=tourcoing.agenda,
        introduction="Débutants bienvenus.",
        schedule=json.dumps(on_days("2027-01-12", "2027-01-19")),
        venue=tourcoing.place,
        price="gratuit",
        min_age=6,
        max_age=10,
    )


@pytest.mark.parametrize("ext", ["rss", "atom", "json"])
def test_feeds_say_the_next_date_before_anything_else(knitting, visit, ext):
    text = visit(f"{LIST}liste.{ext}").content.decode().replace("\u00a0", " ").replace("\u202f", " ")
    assert re.search(r"Mardi 12 janvier.{0,20}14 h.{0,20} — Débutants bienvenus", text)


@pytest.mark.parametrize("ext", ["rss", "atom", "json"])
def test_what_is_read_later_names_the_day_and_never_says_today(tourcoing, visit, ext):
    days = [timezone.localdate(), timezone.localdate() + timedelta(days=1)]
    for day in days:
        ActivityPageFactory(
            parent=tourcoing.agenda, schedule=json.dumps(on_days(str(day))), slug=f"a{day.day}"
        )
    catch_up()
    text = visit(f"{LIST}liste.{ext}").content.decode().lower()
    assert [word for word in ("aujourd", "demain") if word in text] == []
    assert all(day_words(day) in text for day in days)


def test_an_item_is_dated_by_its_publication_never_by_its_day(knitting, visit):
    (item,) = visit(f"{LIST}liste.json").json()["items"]
    assert item["date_published"] < "2027-01-05"


def test_a_feed_says_that_the_only_date_is_cancelled(knitting, visit):
    services.cancel_occurrences(knitting, ["20270112T130000Z", "20270119T130000Z"], by=None)
    (item,) = visit(f"{LIST}liste.json").json()["items"]
    assert " — Annulé — " in item["content_text"]


def rows(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_table_has_when_where_for_whom_and_at_what_price(knitting, visit):
    (row,) = rows(visit(f"{LIST}liste.csv"))
    assert (row["début"], row["fin"]) == ("2027-01-12T14:00:00+01:00", "2027-01-12T16:00:00+01:00")
    assert (row["lieu"], row["prix"], row["âges"]) == (
        "Médiathèque de la Navette",
        "Gratuit",
        "6-10\u00a0ans",
    )


def test_a_table_day_by_day_has_a_line_per_date(knitting, visit):
    services.cancel_occurrences(knitting, ["20270112T130000Z"], by=None)
    found = rows(visit(f"{LIST}liste.csv?dates=jours"))
    assert [(row["début"][:10], row["état"]) for row in found] == [
        ("2027-01-12", "Annulée"),
        ("2027-01-19", "Comme annoncé"),
    ]


def test_whole_days_are_days_in_files(tourcoing, visit):
    run = [{"type": "run", "value": {"first": "2027-01-14", "last": "2027-01-16"}}]
    ActivityPageFactory(parent=tourcoing.agenda, schedule=json.dumps(run))
    (row,) = rows(visit(f"{LIST}liste.csv"))
    assert (row["début"], row["fin"]) == ("2027-01-14", "2027-01-16")


def test_points_carry_their_date_once_per_activity(knitting, visit):
    for query in ("", "?dates=jours"):
        (feature,) = visit(f"{LIST}liste.geojson{query}").json()["features"]
        said = feature["properties"]
        assert (said["start"], said["status"]) == ("2027-01-12T14:00:00+01:00", "scheduled")
        assert "mardi 12" in said["when"]


def test_other_lists_say_nothing_of_dates(knitting, visit):
    assert "début" not in rows(visit("/fr/lieux/liste.csv"))[0]
