"""Readers beside writers: an answer shows the portal before a publication or after it, never part of one."""

import os
import random
from multiprocessing import Event, Semaphore

import pytest
from django.utils import timezone

from search import upkeep
from search.protocol import MOST_TRIES, Search, whole
from search.query import SearchQuery
from tests.long import IS_LONG
from tests.search import index, telling_news
from tests.search.test_processes import exit_codes, in_process

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

READERS, PUBLICATIONS = (20, 500) if IS_LONG else (2, 15)


def test_an_answer_is_whole_although_somebody_publishes_between_any_two_of_its_statements():
    (page,), asks, answered = telling_news.some_news(1, random.Random(2)), *(Semaphore(0) for _ in range(2))
    editor = in_process(lambda: publish_when_asked(page, asks, answered))
    search = Search(SearchQuery(words="titre"), index.TOURCOING, facets=("topic",))

    def ask(asked):
        answers = asked.answer([search], timezone.now())
        asks.release()
        answered.acquire()
        documents, version = asked.documents(answers.each[0].keys)
        return (answers.each[0].counts, documents), version == answers.version

    counts, documents = whole(ask)
    assert exit_codes([editor]) == [0]
    counted = sorted(topic for topic, count in counts["topic"].items() if count)
    assert [row.title for row in documents.values()] == [f"Titre {' '.join(counted)}"]


def publish_when_asked(page, asks, answered):
    """Once for each try to read an answer."""
    chance = random.Random(3)
    for _ in range(MOST_TRIES + 1):
        asks.acquire()
        telling_news.publish_with_topics(page, chance)
        answered.release()


def publish_often(pages):
    chance = random.Random(1)
    for _ in range(PUBLICATIONS):
        telling_news.change(chance.choice(pages), chance)


def test_no_answer_is_half_written_during_publications_and_a_rebuild():
    pages, is_over = telling_news.some_news(12, random.Random(2)), Event()
    readers = [in_process(lambda: telling_news.read_until(is_over)) for _ in range(READERS)]
    writer = in_process(lambda: publish_often(pages))
    while (ended := os.waitpid(writer, os.WNOHANG)) == (0, 0):
        upkeep.rebuild()
    is_over.set()
    assert (exit_codes(readers), ended[1]) == ([0] * READERS, 0)
    assert not upkeep.compare()
