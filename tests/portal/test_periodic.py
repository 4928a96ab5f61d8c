"""The minute and the nightly timer."""

import logging

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from portal.management.commands import minute, nightly
from portal.periodic import Step, command, run_steps
from search.models import DirtyPage


def fail():
    raise RuntimeError("broken")


def test_steps_after_a_failing_one_still_run():
    done = []
    run_steps([Step("first", fail), Step("second", lambda: done.append("second"))])
    assert done == ["second"]


def test_failing_step_is_named_and_logged(caplog):
    with caplog.at_level(logging.ERROR, "portal.periodic"):
        assert run_steps([Step("first", fail)]) == ["first"]
    assert "first" in caplog.text


def test_failing_step_is_an_error_for_the_timer(monkeypatch):
    monkeypatch.setattr(minute, "STEPS", (Step("first", fail),))
    with pytest.raises(CommandError, match="first"):
        call_command("minute")


@pytest.mark.django_db
def test_minute_runs_on_an_empty_portal():
    assert call_command("minute") is None


@pytest.mark.django_db
def test_nightly_runs_on_an_empty_portal(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    assert call_command("nightly") is None


@pytest.mark.django_db
def test_differences_in_the_index_leave_the_other_steps_to_run(caplog):
    DirtyPage.objects.create(page_id=10**6)
    done = []
    with caplog.at_level(logging.ERROR, "portal.periodic"):
        run_steps([command("search_check"), Step("next", lambda: done.append("next"))])
    assert done == ["next"]


@pytest.mark.django_db
def test_damaged_page_tree_is_reported():
    Page.objects.filter(depth=1).update(numchild=7)
    with pytest.raises(RuntimeError, match="Page tree"):
        nightly.check_trees()
