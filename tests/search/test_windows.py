"""Long and open windows of days."""

from datetime import timedelta

import pytest
import time_machine

from core.models import CitySettings
from search.database import snapshot
from search.database.selecting import during
from search.days import DAYS_AHEAD, DAYS_BACK, Window
from tests.search import documents, index

pytestmark = pytest.mark.django_db
TODAY = documents.NOW.date()


@pytest.fixture
def market():
    """Document 0, which happens today; document 1 did in another century."""
    index.newsroom()
    facts = {number + 1: documents.random_facts(number, 1)[1] for number in range(2)}
    for number, fact in enumerate(facts.values()):
        start = documents.NOW.replace(year=2026 - 100 * number)
        fact.number, fact.page_id, fact.periods = number, number + 1, [(start, start + timedelta(hours=1))]
    with time_machine.travel(documents.NOW, tick=False):
        documents.store(facts, CitySettings.objects.get().pk)
        yield


LONG = timedelta(days=DAYS_BACK + DAYS_AHEAD)
OPEN = [Window(TODAY), Window(None, TODAY), Window(TODAY - LONG, TODAY + LONG)]


@pytest.mark.parametrize(("window", "found"), [*zip(OPEN, (1, 3, 1), strict=True), (Window(None, None), 3)])
def test_open_windows_find_what_is_far_away(market, window, found):
    assert during(snapshot.refreshed(), window) == found
