"""Hours as sentences: « Du mardi au samedi de 9 h à 12 h 30 et de 14 h à 19 h. Fermé les jours fériés. »"""

import re
from functools import lru_cache

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from core.days import day_number
from core.phrasing import both, in_a_row
from directory.hours.rules import rules_of, settled
from directory.hours.school import MONTHS
from directory.hours.words import clock, from_to, month_name, said, sentence, weekday_name

PUBLIC = 7
ALL_DAY = (0, 24 * 60)
DATE = re.compile(r"([A-Z][a-z]{2})(?: (\d{1,2}))?")


def prose(hours: str) -> str:
    """`hours` in words; empty when they hold something that has no words here (the table says it)."""
    return _prose(hours, get_language())


@lru_cache(maxsize=1024)
def _prose(hours, _language):
    rules = rules_of(hours) if hours else []
    if not rules:
        return ""
    told, rest = _in_order(rules)
    words = [sentence(_words(rule)) for rule in told]
    return " ".join([*words, sentence(_rest(rest, bool(told)))] if rest else words)


def _in_order(rules):
    """The rules that say something, and the last of those for all the time that no other names, or None.
    « Closed in July » before the hours of July only says that they are all."""
    places = [place for place, rule in enumerate(rules) if rule.is_always and rule.state == "unknown"]
    last = places[-1] if places else -1
    kept = rules[last + 1 :]
    told = [rule for place, rule in enumerate(kept) if not _is_ground(rule, kept[place + 1 :])]
    return settled(told), rules[last] if places else None


def _is_ground(rule, after):
    is_period = rule.state == "closed" and (rule.season or rule.is_school) and not rule.days
    same = [other for other in after if (other.season, other.is_school) == (rule.season, rule.is_school)]
    return is_period and any(other.state != "closed" for other in same)


def _rest(rule, is_rest):
    known = said(rule.words) or _("hours to be confirmed")
    return _("the rest of the time, %(words)s") % {"words": known} if is_rest else known


def _words(rule):
    if rule.is_always and not rule.words and rule.state == "open":
        return _("open day and night, every day")
    when = in_a_row((_season(rule), _days(rule.days)))
    if rule.state == "closed":
        return _("closed %(when)s") % {"when": when} if when else _("closed")
    times = both([from_to(clock(start), clock(end)) for start, end in rule.spans if (start, end) != ALL_DAY])
    if rule.state == "unknown":
        known = said(rule.words) or (_("to be confirmed") if times else _("hours to be confirmed"))
        when = when or _("every day")
        return in_a_row((_at_times(when, times) if times else when, known))
    words = _at_times(when or _("every day"), times or _("day and night"))
    return f"{words} ({said(rule.words)})" if rule.words else words


def _at_times(days, times):
    return pgettext("hours", "%(days)s %(times)s") % {"days": days, "times": times}


def _season(rule):
    parts = [_period(part) for part in rule.season.split(",") if part]
    if rule.is_school:
        return _("in the summer school holidays") if rule.season else _("in school holidays")
    return both(parts)


def _period(part):
    ends = DATE.findall(part)
    names = [_date(month, day) for month, day in ends]
    if len(names) == 1:
        words = pgettext("dates", "on %(date)s") if ends[0][1] else pgettext("months", "in %(date)s")
        return words % {"date": names[0]}
    if ends[0][1]:
        words = pgettext("dates", "from %(first)s to %(last)s")
    else:
        words = pgettext("months", "from %(first)s to %(last)s")
    return _elided(words % {"first": names[0], "last": names[1]})


def _elided(words):
    """« d’avril », « d’octobre » in French."""
    return re.sub(r"\bde (?=[aàeéio])", "d’", words) if get_language().startswith("fr") else words


def _date(month, day):
    name = month_name(MONTHS.index(month) + 1)
    if not day:
        return name
    return pgettext("dates", "%(day)s %(month)s") % {"day": day_number(int(day)), "month": name}


def _days(days):
    return both([words for day in days for words in _day(*day)])


def _day(first, last):
    if isinstance(last, tuple):
        return [_nth(first, last)]
    if first == last == PUBLIC:
        return [_("on public holidays")]
    if first == last:
        return [pgettext("days", "%(day)s") % {"day": weekday_name(first)}]
    if (last - first) % 7 == 6:
        return [_("every day")]
    ends = {"first": weekday_name(first), "last": weekday_name(last)}
    return [pgettext("days", "%(first)s to %(last)s") % ends]


def _nth(weekday, numbers):
    words = both([_ordinal(number) for number in numbers])
    return _("on the %(numbers)s %(day)s of the month") % {"numbers": words, "day": weekday_name(weekday)}


def _ordinal(number):
    """« 2e »; -1 counts from the end."""
    return {
        1: pgettext("day of the month", "1st"),
        2: pgettext("day of the month", "2nd"),
        3: pgettext("day of the month", "3rd"),
        4: pgettext("day of the month", "4th"),
        5: pgettext("day of the month", "5th"),
    }.get(number) or pgettext("day of the month", "last")
