"""Readers beside writers: an answer shows the portal before a publication or after it, never part of one."""

import multiprocessing
import os
import random

import pytest

from search import upkeep
from tests.long import IS_LONG
from tests.search import telling_news
from tests.search.test_processes import exit_codes, in_process

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

READERS, PUBLICATIONS = (20, 500) if IS_LONG else (2, 15)


def publish_often(pages):
    chance = random.Random(1)
    for _ in range(PUBLICATIONS):
        telling_news.change(chance.choice(pages), chance)


def test_no_answer_is_half_written_during_publications_and_a_rebuild():
    pages, is_over = telling_news.some_news(12, random.Random(2)), multiprocessing.Event()
    readers = [in_process(lambda: telling_news.read_until(is_over)) for _ in range(READERS)]
    writer = in_process(lambda: publish_often(pages))
    while (ended := os.waitpid(writer, os.WNOHANG)) == (0, 0):
        upkeep.rebuild()
    is_over.set()
    assert (exit_codes(readers), ended[1]) == ([0] * READERS, 0)
    assert not upkeep.compare()
