"""The bench runs: with few documents, both hand-written sides answer as the portal does."""

import pytest

from core import generation
from search.database import snapshot
from tests.bench.search import run, site
from tests.bench.search.corpus import Corpus

pytestmark = pytest.mark.django_db


def test_answers_by_hand_are_those_of_the_portal(monkeypatch):
    monkeypatch.setattr(run, "ROUNDS", 1)
    site.make_cities()
    corpus = Corpus()
    site.grow(corpus, 300)
    found = run.measured(corpus)  # an answer that differs ends it
    assert len(found["questions"]) == 40
    generation.forget()
    snapshot.forget()
