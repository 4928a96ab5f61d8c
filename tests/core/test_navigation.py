"""Menus and alerts as templates read them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from core.navigation import Alert, AlertBlock, LinkBlock, Navigation

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def alert(severity="info", starts_at=None, ends_at=None):
    return Alert("key", severity, "Titre", "", None, starts_at, ends_at)


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "shown"),
    [
        (None, None, True),
        (NOON, None, True),
        (NOON + HOUR, None, False),
        (None, NOON, False),
        (None, NOON + HOUR, True),
    ],
)
def test_an_alert_is_shown_from_its_start_until_just_before_its_end(starts_at, ends_at, shown):
    assert alert(starts_at=starts_at, ends_at=ends_at).is_active_at(NOON) is shown


def test_the_gravest_alert_comes_first():
    navigation = Navigation(alerts=(alert("info"), alert("urgent"), alert("warn")))
    assert [a.severity for a in navigation.active_alerts(NOON)] == ["urgent", "warn", "info"]


def test_a_link_needs_a_page_or_an_address():
    with pytest.raises(ValidationError):
        LinkBlock().clean({"label": "Actualités", "page": None, "url": ""})


def test_an_alert_cannot_end_before_it_starts():
    block = AlertBlock()
    value = block.to_python({"severity": "info", "title": "Vent fort"})
    value["starts_at"], value["ends_at"] = NOON, NOON - HOUR
    with pytest.raises(ValidationError):
        block.clean(value)
