"""Every new day, documents that it changes are written again, and dates that are over leave the index."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from core.models import CitySettings
from search import registry, upkeep
from search.models import Bitmap, DirtyPage
from tests.search import documents, index

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def city():
    index.newsroom()
    return CitySettings.objects.get().pk


@pytest.fixture(autouse=True)
def types(monkeypatch):
    """What a test registers is forgotten after it."""
    monkeypatch.setattr(registry, "_types", dict(registry._types))


def store(city, **facets):
    fact = documents.random_fact(documents.random.Random(1), 0)
    fact.occurrences, fact.facets = [], {**fact.facets, **facets}
    documents.store({1: fact}, city)


def next_day():
    with time_machine.travel(TODAY + timedelta(days=1), tick=False):
        upkeep.begin_day()


def marked():
    return set(DirtyPage.objects.values_list("page_id", flat=True))


@time_machine.travel(TODAY, tick=False)
def test_a_new_day_marks_what_an_app_wants_written_again(city):
    store(city)
    registry.register(replace(registry.document_types()[0], renew=lambda: iter([10**6, 10**6 + 1])))
    next_day()
    assert marked() >= {10**6, 10**6 + 1}


@time_machine.travel(TODAY, tick=False)
def test_an_app_that_fails_stops_neither_the_day_nor_the_others(city):
    store(city)
    first, second, *_ = registry.document_types()
    registry.register(replace(first, renew=lambda: 1 / 0))
    registry.register(replace(second, renew=lambda: [10**6]))
    next_day()
    assert 10**6 in marked()
    assert upkeep.IndexState.objects.get().day == TODAY.date() + timedelta(days=1)


@time_machine.travel(TODAY, tick=False)
def test_dates_that_no_document_names_any_more_leave_the_index(city):
    store(city, open_but=["2026-11-11", "2026-12-25"])
    store(city, open_but=["2026-12-25"])
    next_day()
    assert list(Bitmap.objects.filter(facet="open_but").values_list("value", flat=True)) == ["2026-12-25"]
