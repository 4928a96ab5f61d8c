"""Menus and alerts as templates read them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from core.navigation import Alert, AlertBlock, Link, LinkBlock, Navigation
from core.templatetags.portal import banners

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


@pytest.mark.parametrize(
    ("page", "shown"),
    [({}, ["urgent", "warn", "info"]), ({"listing": 1}, ["urgent"]), ({"is_record": True}, ["urgent"])],
)
def test_three_alerts_at_most_stand_before_a_page_and_only_urgent_ones_before_facts(page, shown):
    alerts = [alert(severity) for severity in ("urgent", "warn", "info", "info")]
    assert [one.severity for one in banners({"alerts": alerts} | page)] == shown


@pytest.mark.parametrize(("letters", "is_long"), [(66, False), (67, True)])
def test_a_menu_of_many_letters_takes_a_row_of_its_own(letters, is_long):
    menu = (Link("a" * 60, "/"), Link("b" * (letters - 60), "/"))
    assert Navigation(menu=menu).is_long is is_long


def test_a_link_needs_a_page_or_an_address():
    with pytest.raises(ValidationError):
        LinkBlock().clean({"label": "Actualités", "page": None, "url": ""})


def test_an_alert_cannot_end_before_it_starts():
    block = AlertBlock()
    value = block.to_python({"severity": "info", "title": "Vent fort"})
    value["starts_at"], value["ends_at"] = NOON, NOON - HOUR
    with pytest.raises(ValidationError):
        block.clean(value)
