"""A worker or a timer that is dead is noticed although nothing waits for it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django_tasks_db.models import DBTaskResult

from core import heartbeats
from core.models import Heartbeat
from portal.management.commands import minute

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def at(minutes):
    return time_machine.travel(START + timedelta(minutes=minutes), tick=False)


def work():
    """What portal-worker does with its queue."""
    for waiting in DBTaskResult.objects.ready():
        waiting.claim("worker")
        waiting.set_successful(waiting.task.call())


def test_before_the_first_minute_the_timer_was_never_seen():
    assert heartbeats.unseen() == {"timer": None}


def test_both_are_seen_after_a_minute_and_leave_one_task_behind():
    for minutes in range(3):
        with at(minutes):
            heartbeats.beat()
            work()
    with at(5):
        assert heartbeats.unseen() == {}
    assert DBTaskResult.objects.count() == 1


def test_the_minute_timer_beats_first():
    assert minute.STEPS[0].run is heartbeats.beat


def test_a_timer_that_stops_is_said_alone():
    with at(0):
        heartbeats.beat()
        work()
    with at(47):
        assert heartbeats.unseen() == {"timer": 47}


def test_a_worker_that_does_not_answer_is_said_and_is_asked_once():
    for minutes in (0, 31):
        with at(minutes):
            heartbeats.beat()
    with at(32):
        assert heartbeats.unseen() == {"worker": 32}
    assert DBTaskResult.objects.count() == 1


def test_a_worker_that_comes_back_is_well_at_once():
    with at(0):
        heartbeats.beat()
    with at(90):
        heartbeats.beat()
        work()
        assert heartbeats.unseen() == {}
    assert Heartbeat.objects.count() == 2
