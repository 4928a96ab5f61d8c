"""What an editor does to single dates, and who hears of it."""

import json
from datetime import date, time

import pytest
from django.contrib.auth.models import User
from wagtail.models import PageLogEntry

from core import generation
from events import services
from events.models import Occurrence
from events.signals import occurrence_changed
from search.models import SearchDocument
from search.occurrences import Status, read
from search.projection import catch_up
from tests.cms_pages.factories import make_city
from tests.events.factories import ActivityPageFactory, on_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]
TWELFTH, NINETEENTH = "20270112T130000Z", "20270119T130000Z"


@pytest.fixture
def knitting(tourcoing):
    schedule = json.dumps(on_days("2027-01-12", "2027-01-19"))
    return ActivityPageFactory(parent=tourcoing.agenda, schedule=schedule)


@pytest.fixture
def editor(db):
    return User.objects.create_superuser("lea")


def row(slot=TWELFTH):
    return Occurrence.objects.get(recurrence_id=slot)


def test_who_cancelled_what_when_and_why_is_in_the_history(knitting, editor):
    services.cancel_occurrences(knitting, [TWELFTH, NINETEENTH], by=editor, reason="Grève")

    entry = PageLogEntry.objects.get(action="events.cancel")
    assert (entry.user, entry.page_id) == (editor, knitting.pk)
    assert entry.data == {"dates": [TWELFTH, NINETEENTH], "reason": "Grève"}
    assert "Grève" in entry.message


def test_each_change_raises_the_sequence_and_tells_when(knitting):
    services.cancel_occurrences(knitting, [TWELFTH], by=None)
    services.reopen_occurrences(knitting, [TWELFTH], by=None)

    assert row().sequence >= 2
    assert row().changed_at.isoformat() == "2027-01-04T09:00:00+00:00"
    assert row(NINETEENTH).sequence == 0


def test_doing_the_same_again_changes_nothing(knitting):
    services.cancel_occurrences(knitting, [TWELFTH], by=None, reason="Grève")
    services.cancel_occurrences(knitting, [TWELFTH], by=None, reason="Grève")

    assert row().sequence == 1


def test_others_hear_of_it_once_it_is_committed(knitting, editor, django_capture_on_commit_callbacks):
    heard = []

    def listen(sender, page, changes, by, **kwargs):
        heard.append([(before.status, after.status, by) for before, after in changes])

    occurrence_changed.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):
        services.postpone_occurrences(knitting, [TWELFTH], by=editor)
    occurrence_changed.disconnect(listen)
    assert heard == [[(Status.SCHEDULED, Status.POSTPONED, editor)]]


def test_moved_date_keeps_its_length_on_the_clock_and_its_identity(knitting):
    uid = row().uid
    services.move_occurrences(knitting, [TWELFTH], by=None, day=date(2027, 7, 14))

    moved = row()
    assert (moved.start.hour, moved.end.hour, moved.uid) == (12, 14, uid)  # UTC, in summer


def test_document_says_the_new_moment(knitting):
    services.move_occurrences(knitting, [TWELFTH], by=None, start=time(18), end=time(1))
    catch_up()

    document = SearchDocument.objects.get(page_id=knitting.pk)
    first = read(document.occurrences.dates)[0]
    assert (first.slot, first.status, first.start.hour, first.end.day) == (TWELFTH, Status.MOVED, 17, 13)


def test_another_city_keeps_what_it_kept(knitting):
    make_city("roubaix")
    catch_up()
    before = generation.read()
    services.cancel_occurrences(knitting, [TWELFTH], by=None, reason="Grève")
    catch_up()

    after = generation.read()
    assert after["tourcoing"] > before["tourcoing"]
    assert after["roubaix"] == before["roubaix"]


@pytest.mark.parametrize(
    ("slots", "options", "words"),
    [
        ([], {"day": date(2027, 1, 13)}, "Cochez au moins une date"),
        (["20270101T000000Z"], {"day": date(2027, 1, 13)}, "n’existe plus"),
        ([TWELFTH, NINETEENTH], {"day": date(2027, 1, 13)}, "choisissez-en une"),
        ([TWELFTH], {}, "nouveau jour"),
        ([TWELFTH], {"end": time(18)}, "heure de début"),
        ([TWELFTH], {"day": date(2027, 3, 28), "start": time(2, 30)}, "n’existe pas"),
    ],
)
def test_what_cannot_be_moved_so_is_refused_in_words(knitting, slots, options, words, french_words):
    with pytest.raises(services.ChangeError, match=words):
        services.move_occurrences(knitting, slots, by=None, **options)

    assert not Occurrence.objects.filter(is_by_hand=True).exists()


def test_what_is_over_is_not_changed(tourcoing, french_words):
    past = ActivityPageFactory(parent=tourcoing.agenda, schedule=json.dumps(on_days("2026-12-01")))

    with pytest.raises(services.ChangeError, match="passé"):
        services.cancel_occurrences(past, ["20261201T130000Z"], by=None)
