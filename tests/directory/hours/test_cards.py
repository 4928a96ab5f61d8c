"""What the card of a place says of its hours, and where it says nothing."""

from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils.translation import override

from directory.templatetags.places import opening_state
from search.openings import State

PARIS = ZoneInfo("Europe/Paris")
THURSDAY = datetime(2026, 11, 26, 9, tzinfo=PARIS)
MONDAY = datetime(2026, 11, 30, 9, tzinfo=PARIS)


def label(hours, opens_at):
    """The card on Tuesday 24 November at 15:00, before the place opens."""
    hit = SimpleNamespace(opening=State(opens_at=opens_at), card={"doubtful_hours": hours} if hours else {})
    with time_machine.travel(datetime(2026, 11, 24, 15, tzinfo=PARIS), tick=False), override("fr"):
        found = opening_state(hit)
    return found and found.label.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("hours", "opens_at", "said"),
    [
        ("", THURSDAY, "Fermé, ouvre jeudi à 9 h"),
        ("Tu unknown; Th 09:00-12:00", THURSDAY, None),
        ("We unknown; Th 09:00-12:00", THURSDAY, "Fermé"),
        ("Fr unknown; Th 09:00-12:00", THURSDAY, "Fermé, ouvre jeudi à 9 h"),
        ('Tu 14:00-17:00 "sur rendez-vous"; We unknown; Mo 09:00-12:00', MONDAY, "Fermé"),
        ("24/7 unknown; Dec Mo-Fr 09:00-12:00", None, None),
    ],
)
def test_card_says_no_next_opening_where_a_day_before_is_not_known(hours, opens_at, said):
    assert label(hours, opens_at) == said
