"""OpenStreetMap rules taken apart, as far as they can be said in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from directory.hours.school import MONTHS, split_rules

BY_APPOINTMENT = "sur rendez-vous"  # the comment of an opening, as the reader of French writes it
ASKED = r"\b(?:rendez[-\s]?vous|r\.?d\.?v|appointments?)\b\.?"
APPOINTMENT = re.compile(ASKED, re.I)
# Said of the word itself: « sur rendez-vous, sans frais » must be asked for.
WITHOUT = re.compile(
    rf"\b(?:sans|without|no) (?:prise de |any |an |prior )?{ASKED}|{ASKED} (?:ou (?:sans|non)\b"
    r"|(?:(?:\w+ment|is|\w+ly) )*(?:possible|conseill|recomm|advis|facultati|optional)"
    r"|(?:non|pas|n['’]est pas|(?:is )?not) (?:obligatoire|nécessaire|required|needed))",
    re.I,
)
NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH")
DAY = rf"(?:{'|'.join(NAMES)})"
DAYS = rf"{DAY}(?:-{DAY}|\[-?\d(?:,-?\d)*\])?"
MONTH = rf"(?:{'|'.join(MONTHS)})"
PERIOD = rf"{MONTH}(?: \d{{1,2}})?(?:-{MONTH}(?: \d{{1,2}})?)?"
TIMES = r"\d\d:\d\d-\d\d:\d\d"
RULE = re.compile(
    rf"(?:(?P<always>24/7)|(?P<season>{PERIOD}(?:,{PERIOD})*)?\s*(?P<school>SH)?"
    rf"\s*(?P<days>{DAYS}(?:,{DAYS})*)?\s*(?P<times>{TIMES}(?:,{TIMES})*)?)"
    r"\s*(?P<state>closed|off|unknown)?\s*(?:\"(?P<words>[^\"]*)\")?"
)


@dataclass(frozen=True)
class Rule:
    """`season`: months as written; `days`: (first, last) weekdays or (weekday, (nth…)); `spans`: minutes."""

    season: str
    is_school: bool
    days: tuple
    spans: tuple
    state: str
    words: str
    adds: bool  # to the rule before, instead of replacing it

    @property
    def is_always(self) -> bool:
        """Whether the rule holds at every moment of every day."""
        return not (self.season or self.is_school or self.days or self.spans)

    @property
    def is_untold(self) -> bool:
        """Whether the rule only says that nobody knows."""
        return self.is_always and self.state == "unknown" and not self.words


def rules_of(hours: str) -> list[Rule] | None:
    """Every Rule of canonical hours; None when one of them has no words here."""
    rules = [_rule(joint, text) for joint, text in split_rules(hours)]
    return None if None in rules else rules


def settled(rules: Sequence[Rule]) -> list[Rule]:
    """The rules without the weekdays that a later one says anew: each day is said once."""
    others = [_without(rule, _said_anew(rules[place + 1 :])) for place, rule in enumerate(rules)]
    return [rule for rule in others if rule]


def _said_anew(rules):
    """Weekdays that the rules open all year, in place of what was said before."""
    whole = [
        rule for rule in rules if rule.state == "open" and not (rule.season or rule.is_school or rule.adds)
    ]
    return {day for rule in whole for day in _weekdays(rule.days)}


def _weekdays(days):
    """Each weekday of ranges; a range may pass Sunday."""
    ranges = [day for day in days if not isinstance(day[1], tuple) and day[0] < len(NAMES) - 1]
    return [(first + step) % 7 for first, last in ranges for step in range((last - first) % 7 + 1)]


def _without(rule, anew):
    """The rule for its other days; None when none is left."""
    days = rule.days or ((0, 6),)
    if rule.is_always or anew.isdisjoint(_weekdays(days)):
        return rule
    kept = [(first, last) for first, last in days if isinstance(last, tuple) or first == NAMES.index("PH")]
    ranges = _ranges(sorted(set(_weekdays(days)) - anew))
    return replace(rule, days=(*ranges, *kept)) if ranges or kept else None


def _ranges(days):
    """Three days or more in a row as one range, others one by one."""
    ranges: list[tuple[int, int]] = []
    for _, numbered in groupby(enumerate(days), key=lambda entry: entry[1] - entry[0]):
        run = [day for _, day in numbered]
        ranges += [(run[0], run[-1])] if len(run) > 2 else zip(run, run, strict=True)
    return ranges


def is_appointment(words: str) -> bool:
    """Whether the comment of an opening says that one must ask first."""
    return bool(APPOINTMENT.search(WITHOUT.sub("", words)))


def says_open(words: str) -> bool:
    """Whether an opening with this comment is surely open. The specification takes a comment alone for
    « unknown »; « sans rendez-vous » says that one may come."""
    return not words or bool(WITHOUT.search(words) and not is_appointment(words))


def is_by_appointment(hours: str) -> bool:
    """Whether every opening of these hours is by appointment, and there is one."""
    rules = [rule for rule in rules_of(hours) or () if rule.state != "closed"]
    told = [rule for rule in rules if not rule.is_untold]
    return bool(told) and all(is_appointment(rule.words) for rule in told)


def _rule(joint, text):
    match = RULE.fullmatch(text.strip())
    if not match or "||" in joint:
        return None
    parts = match.groupdict()
    return Rule(
        season=parts["season"] or "",
        is_school=bool(parts["school"]),
        days=_days(parts["days"] or ""),
        spans=tuple(_span(span) for span in (parts["times"] or "").split(",") if span),
        state=(parts["state"] or "open").replace("off", "closed"),
        words=parts["words"] or "",
        adds="," in joint,
    )


def _days(text):
    return tuple(_day(part) for part in re.findall(DAYS, text))


def _day(part):
    if "[" in part:
        return NAMES.index(part[:2]), tuple(int(number) for number in part[3:-1].split(","))
    first, _dash, last = part.partition("-")
    return NAMES.index(first), NAMES.index(last or first)


def _span(text):
    start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in text.split("-"))
    return start, end
