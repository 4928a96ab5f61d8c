"""School holidays (`SH`): the evaluator knows none, so their dates are written into the rules.

Zone B, to which the academy of Lille belongs. Source: the calendar of the ministry of education,
https://www.education.gouv.fr/calendrier-scolaire; to be completed once a year (`KNOWN_UNTIL`).
"""

import re
from datetime import date

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
    (date(2027, 7, 3), date(2027, 8, 31)),
)
KNOWN_UNTIL = ZONE_B[-1][1]

# `SH …` and `Jul-Aug SH …`: the two forms that are understood.
HEAD = re.compile(r"\s*(Jul-Aug\s+)?SH\b(?!\s*,)\s*")
JOINT = re.compile(
    r'\s*(;|\|\||,(?=\s+[A-Z])(?=[^,;]*\d\d:\d\d|[^,;]*unknown))\s*(?=(?:[^"]*"[^"]*")*[^"]*$)'
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def split_rules(text):
    """(joint, rule) of each rule: the joint is what separates it from the one before."""
    pieces = JOINT.split(text.strip())
    joints = ["", *(f" {joint} " if joint == "||" else f"{joint} " for joint in pieces[1::2])]
    return [pair for pair in zip(joints, pieces[::2], strict=True) if pair[1].strip()]


def has_school_holidays(hours):
    """Whether the hours depend on dates that are known only until KNOWN_UNTIL."""
    return any(HEAD.match(rule) for _joint, rule in split_rules(hours))


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
