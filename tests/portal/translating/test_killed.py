"""A worker that is killed in the midst leaves whole pages, and the next one goes on."""

import multiprocessing
import os
import signal
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from portal.translating import tasks
from portal.translating.models import PageToTranslate, TranslationJob
from portal.translating.sending import create_job, pages_to_send
from tests.cms_pages.factories import ContentPageFactory
from tests.portal.translating.conftest import Town

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
DEATHS = 3


def work(job_id):
    """A worker, in a process of its own."""
    connection.close()
    tasks.make_pages.func(job_id)
    os._exit(0)


def made():
    return PageToTranslate.objects.filter(state="made").count()


def kill_after(process, pages):
    """SIGKILL, once so many pages more are made: some are under way."""
    goal = made() + pages
    while process.is_alive() and made() < goal:
        process.join(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.join()


def test_a_city_whose_worker_is_killed_three_times_is_made_once_and_whole():
    town = Town()
    for number in range(10):
        chapter = ContentPageFactory(parent=town.guide, title=f"Chapitre {number}")
        ContentPageFactory(parent=chapter, title=f"Paragraphe {number}")
    job = create_job(town.home, pages_to_send(town.home, ["en"], with_pages_below=True), by=None)
    fork = multiprocessing.get_context("fork")
    for _death in range(DEATHS):
        connection.close()
        process = fork.Process(target=work, args=[job.pk])
        process.start()
        kill_after(process, 3)
        assert process.exitcode == -signal.SIGKILL
        assert Page.find_problems() == ([], [], [], [], [])

    assert 0 < made() < 27
    TranslationJob.objects.update(progress_at=timezone.now() - timedelta(minutes=3))
    tasks.enqueue_unfinished()

    assert made() == 27
    below = Page.objects.filter(path__startswith=town.homes["en"].path, depth__gt=2)
    assert below.count() == below.values("translation_key").distinct().count() == 27
    assert Page.find_problems() == ([], [], [], [], [])
