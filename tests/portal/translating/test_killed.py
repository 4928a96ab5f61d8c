"""A worker that is killed in the midst leaves whole pages, and the next one goes on."""

import multiprocessing
import os
import signal

import pytest
from django.db import connection
from wagtail.models import Page

from portal.translating import tasks
from portal.translating.models import PageToTranslate, TranslationJob
from portal.translating.sending import create_job, pages_to_send
from tests.cms_pages.factories import ContentPageFactory
from tests.portal.translating.conftest import Town

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
DEATHS = 3
INTACT = ([], [], [], [], [])


def work(job_id):
    """A worker, in a process of its own."""
    connection.close()
    tasks.make_pages.func(job_id)
    os._exit(0)


def worker_of(job):
    """That process, started."""
    connection.close()
    process = multiprocessing.get_context("fork").Process(target=work, args=[job.pk])
    process.start()
    return process


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
    sent = pages_to_send(town.home, ["en"], with_pages_below=True)
    jobs = [create_job(town.home, sent, by=None) for _ in range(2)]
    for _death in range(DEATHS):
        process = worker_of(jobs[0])
        kill_after(process, 3)
        assert process.exitcode == -signal.SIGKILL
        assert Page.find_problems() == INTACT
    assert 0 < made() < len(sent) == 27

    both = [worker_of(job) for job in jobs]  # at the same time, the same pages
    for process in both:
        process.join()

    below = Page.objects.filter(path__startswith=town.homes["en"].path, depth__gt=2)
    assert below.count() == below.values("translation_key").distinct().count() == made() == 27
    assert not PageToTranslate.objects.exclude(state__in=("made", "there")).exists()
    assert not TranslationJob.objects.filter(finished_at=None).exists()
    assert Page.find_problems() == INTACT
