"""School holidays (`SH`): the evaluator knows none, so their dates are written into the rules."""

import re
from datetime import date, timedelta
from typing import Any

from django.core import checks
from django.utils import timezone

from core.holidays.school import SUMMER_BEGINS, breaks, is_bridge, known_until

WARN_AHEAD = timedelta(days=60)

# `SH …` and `Jul-Aug SH …`: the two forms that are understood.
HEAD = re.compile(r"\s*(Jul-Aug\s+)?SH\b(?!\s*,)\s*")
JOINT = re.compile(
    r'\s*(;|\|\||,(?=\s+[A-Z])(?=(?:[^,;]|,\S)*(?:\d\d:\d\d|unknown)))\s*(?=(?:[^"]*"[^"]*")*[^"]*$)'
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def split_rules(text: str) -> list[tuple[str, str]]:
    """(joint, rule) of each rule: the joint is what separates it from the one before. Stray joints at either
    end, or in a row, separate nothing."""
    pieces = JOINT.split(text.strip())
    joints = ["", *(f" {joint} " if joint == "||" else f"{joint} " for joint in pieces[1::2])]
    rules = [pair for pair in zip(joints, pieces[::2], strict=True) if pair[1].strip()]
    return [("", rules[0][1]), *rules[1:]] if rules else []


def has_holidays(hours: str) -> bool:
    """Whether the hours depend on school holidays."""
    return bool(_heads(hours))


def _heads(hours):
    return [head for _joint, rule in split_rules(hours) if (head := HEAD.match(rule))]


def unknown_days(hours: str, first: date, last: date) -> frozenset[date]:
    """The days from `first` to `last` on which the hours depend on holidays that nobody knows."""
    heads = _heads(hours)
    if not heads:
        return frozenset()
    of_summer_only, end = all(head[1] for head in heads), known_until()
    days = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return frozenset(day for day in days if day > end or (is_bridge(day) and not of_summer_only))


def check_known(app_configs: Any, **kwargs: Any) -> list[checks.Warning]:
    """Hours that depend on school holidays are « not known » after the last year that we know."""
    end = known_until()
    if timezone.localdate() < end - WARN_AHEAD:
        return []
    hint = "Update vacances-scolaires-france, or add the next year to OURS in core/holidays/school.py."
    message = f"School holidays are known until {end} only."
    return [checks.Warning(message, hint=hint, id="directory.W001")]


def with_dates(hours: str) -> str:
    """Hours with school holidays replaced by their dates."""
    return "".join(joint + _dated(rule) for joint, rule in split_rules(hours))


def _dated(rule):
    head = HEAD.match(rule)
    if not head:
        return rule
    holidays = [(first, last) for first, last in breaks() if not head[1] or first.month == SUMMER_BEGINS]
    return ",".join(f"{_day(first)}-{_day(last)}" for first, last in holidays) + f" {rule[head.end() :]}"


def _day(day):
    return f"{day.year} {MONTHS[day.month - 1]} {day.day}"
