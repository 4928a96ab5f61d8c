"""School holidays (`SH`): the evaluator knows none, so their dates are written into the rules.

Zone B, to which the academy of Lille belongs. The dates are those of the arrêtés of 7 December 2022 (2025-26,
JORFTEXT000046704476), 22 October 2025 (2026-27, JORFTEXT000052416058) and 21 July 2026 (2027-28,
JORFTEXT000054457294), https://www.education.gouv.fr/calendrier-scolaire-100148, read on 23 November 2026 from
three transcriptions that agree (vacances-scolaires-france 0.12.0, vacanza/holidays, calendars of zone B).
They differ on the end of summer 2027 alone; the later ones know the arrêté that sets the return, 2 September.

To be completed when the next arrêté is published: `check_known` says so in time.
"""

import re
from datetime import date, timedelta

from django.core import checks
from django.utils import timezone

# First and last day without school, both included.
ZONE_B = (
    (date(2025, 10, 18), date(2025, 11, 2)),
    (date(2025, 12, 20), date(2026, 1, 4)),
    (date(2026, 2, 14), date(2026, 3, 1)),
    (date(2026, 4, 11), date(2026, 4, 26)),
    (date(2026, 7, 4), date(2026, 8, 31)),
    (date(2026, 10, 17), date(2026, 11, 1)),
    (date(2026, 12, 19), date(2027, 1, 3)),
    (date(2027, 2, 20), date(2027, 3, 7)),
    (date(2027, 4, 17), date(2027, 5, 2)),
    (date(2027, 7, 3), date(2027, 9, 1)),
    (date(2027, 10, 23), date(2027, 11, 7)),
    (date(2027, 12, 18), date(2028, 1, 2)),
    (date(2028, 2, 5), date(2028, 2, 20)),
    (date(2028, 4, 8), date(2028, 4, 23)),
)
# The summer of 2028 begins on 4 July after school, and nobody knows yet when it ends.
KNOWN_UNTIL = date(2028, 7, 3)
# No school on the bridge of Ascension, but is that « les vacances scolaires »? A place may see it either way.
ASCENSIONS = (date(2026, 5, 14), date(2027, 5, 6), date(2028, 5, 25))
BRIDGES = frozenset(day + timedelta(days=step) for day in ASCENSIONS for step in (1, 2))
WARN_AHEAD = timedelta(days=60)

# `SH …` and `Jul-Aug SH …`: the two forms that are understood.
HEAD = re.compile(r"\s*(Jul-Aug\s+)?SH\b(?!\s*,)\s*")
JOINT = re.compile(
    r'\s*(;|\|\||,(?=\s+[A-Z])(?=(?:[^,;]|,\S)*(?:\d\d:\d\d|unknown)))\s*(?=(?:[^"]*"[^"]*")*[^"]*$)'
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def split_rules(text):
    """(joint, rule) of each rule: the joint is what separates it from the one before. Stray joints at either
    end, or in a row, separate nothing."""
    pieces = JOINT.split(text.strip())
    joints = ["", *(f" {joint} " if joint == "||" else f"{joint} " for joint in pieces[1::2])]
    rules = [pair for pair in zip(joints, pieces[::2], strict=True) if pair[1].strip()]
    return [("", rules[0][1]), *rules[1:]] if rules else []


def has_holidays(hours):
    """Whether the hours depend on school holidays."""
    return bool(_heads(hours))


def _heads(hours):
    return [found for _joint, rule in split_rules(hours) if (found := HEAD.match(rule))]


def unknown_days(hours, first, last):
    """The days from `first` to `last` on which the hours depend on holidays that nobody knows."""
    heads = _heads(hours)
    if not heads:
        return frozenset()
    bridges = frozenset() if all(found[1] for found in heads) else BRIDGES
    days = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return frozenset(day for day in days if day > KNOWN_UNTIL or day in bridges)


def check_known(app_configs, **kwargs):
    """The table above must grow before it ends: hours that depend on it are « not known » afterwards."""
    if timezone.localdate() < KNOWN_UNTIL - WARN_AHEAD:
        return []
    hint = "Add the next year to ZONE_B in directory/hours/school.py from the arrêté of the school calendar."
    message = f"School holidays are known until {KNOWN_UNTIL} only."
    return [checks.Warning(message, hint=hint, id="directory.W001")]


def with_dates(hours):
    """The same hours, school holidays replaced by their dates."""
    return "".join(joint + _dated(rule) for joint, rule in split_rules(hours))


def _dated(rule):
    found = HEAD.match(rule)
    if not found:
        return rule
    holidays = [(first, last) for first, last in ZONE_B if not found[1] or first.month == 7]
    return ",".join(f"{_day(first)}-{_day(last)}" for first, last in holidays) + f" {rule[found.end() :]}"


def _day(day):
    return f"{day.year} {MONTHS[day.month - 1]} {day.day}"
