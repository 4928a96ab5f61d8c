"""/healthz says whether this process is fit for visitors, and nothing else."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core import health, heartbeats
from core.models import Heartbeat
from directory.truth.mails import remind

pytestmark = pytest.mark.django_db


def refuse(*args):
    raise DatabaseError("the database is gone; password=hunter2")


@pytest.mark.parametrize("host", ["tourcoing.localhost", "127.0.0.1", "inconnu.example.org"])
def test_any_host_name_may_ask(client, host):
    heartbeats.beat()
    well = dict.fromkeys(("live", "ready", "database", "migrations", "worker", "timer", "disk"), True)
    assert client.get("/healthz", headers={"host": host}).json() == well | {"unseen_minutes": {}}


def test_a_timer_that_nobody_saw_is_said_and_visitors_are_still_served(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["timer"]) == (200, False)
    assert answer.json()["unseen_minutes"] == {"timer": None}


def test_a_worker_that_does_not_answer_is_said_with_its_minutes(client):
    now = timezone.now()
    Heartbeat.objects.create(program=heartbeats.TIMER, at=now)
    Heartbeat.objects.create(program=heartbeats.WORKER, at=now - timedelta(minutes=40, seconds=10))
    answer = client.get("/healthz").json()
    assert (answer["worker"], answer["timer"], answer["unseen_minutes"]) == (False, True, {"worker": 40})


def test_a_task_that_nobody_does_is_said_and_visitors_are_still_served(client, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    remind.enqueue([])
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(hours=1))
    response = client.get("/healthz")
    assert (response.status_code, response.json()["worker"]) == (200, False)


def test_a_disk_that_fills_up_is_said(client, monkeypatch):
    monkeypatch.setattr(health, "LEAST_ROOM", 10**18)
    assert client.get("/healthz").json()["disk"] is False


def test_the_answer_is_never_kept(client):
    assert client.get("/healthz").headers["Cache-Control"] == "no-store"


def test_without_a_database_the_process_lives_but_is_not_ready(client):
    with connection.execute_wrapper(refuse):
        response = client.get("/healthz")
    assert (response.status_code, response.json()["live"], response.json()["ready"]) == (503, True, False)


@pytest.mark.parametrize("table", ["django_migrations", "core_heartbeat", "django_tasks_database"])
def test_a_connection_that_breaks_between_two_questions_is_said(client, monkeypatch, table):
    def broken(execute, sql, *args):
        if table in sql:
            raise InterfaceError("the connection is closed")
        return execute(sql, *args)

    heartbeats.beat()
    monkeypatch.setattr(health, "_migrated", False)
    with connection.execute_wrapper(broken):
        answer = client.get("/healthz").json()
    assert (answer["database"], answer["worker"]) == (True, False)


def test_the_answer_says_nothing_of_the_database(client):
    with connection.execute_wrapper(refuse):
        assert b"hunter2" not in client.get("/healthz").content


def test_only_reading_is_allowed(client):
    assert client.post("/healthz").status_code == 405
