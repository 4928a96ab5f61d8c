"""A town with a list of activities, seen by a visitor on a Monday of January."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.utils.translation import override

from tests.built_once import built_once
from tests.events.factories import agenda_town


@built_once
def tourcoing():
    """`home`, `directory`, `place` and `agenda` of Tourcoing."""
    return agenda_town("tourcoing")


@pytest.fixture
def january():
    """It is Monday 4 January 2027, 10:00 in Tourcoing."""
    with time_machine.travel(datetime(2027, 1, 4, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def french_words():
    """Sentences for editors are in French."""
    with override("fr"):
        yield
