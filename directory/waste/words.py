"""Collections in the words of the reader's language."""

from collections.abc import Callable
from datetime import date, datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.days import day_words
from core.phrasing import both
from directory.hours.words import clock, month_name, weekday_name
from directory.models.choices import OnHolidays, Rhythm
from directory.street_lines import EVEN, ODD, StreetPart
from directory.waste.dates import Collection, Rule, Town
from search.days import local_day

ORDINALS = {
    1: lambda: pgettext("week of a month", "first"),
    2: lambda: pgettext("week of a month", "second"),
    3: lambda: pgettext("week of a month", "third"),
    4: lambda: pgettext("week of a month", "fourth"),
    -1: lambda: pgettext("week of a month", "last"),
}
HOLIDAYS: dict[tuple[str, bool], Callable[[], str]] = {
    (OnHolidays.AS_USUAL, True): lambda: _("Collections take place on public holidays too."),
    (OnHolidays.AS_USUAL, False): lambda: _("Collections take place on public holidays too."),
    (OnHolidays.NEXT_DAY, True): lambda: _("On a public holiday, the collection takes place the next day."),
    (OnHolidays.NEXT_DAY, False): lambda: _(
        "On 1 January, 1 May and 25 December, the collection takes place the next day."
    ),
    (OnHolidays.REST_OF_WEEK, True): lambda: _(
        "In the week of a public holiday, collections are one day later from that day on."
    ),
    (OnHolidays.REST_OF_WEEK, False): lambda: _(
        "In the week of 1 January, 1 May and 25 December, collections are one day later from that day on."
    ),
    (OnHolidays.NONE, True): lambda: _("There is no collection on public holidays."),
    (OnHolidays.NONE, False): lambda: _("There is no collection on 1 January, 1 May and 25 December."),
}


def rule_words(rule: Rule) -> str:
    """« chaque mardi et vendredi », « le mercredi, semaines paires », « sur rendez-vous »."""
    words = _rhythm(rule)
    if rule.months:
        first, last = map(month_name, rule.months)
        words = _("%(days)s, from %(first)s to %(last)s") % {"days": words, "first": first, "last": last}
    return words


def _rhythm(rule):
    if rule.rhythm == Rhythm.APPOINTMENT:
        return pgettext("collection", "by appointment")
    if rule.rhythm == Rhythm.DATES:
        return ngettext("on one date", "on certain dates", len(rule.dates))
    days = both([weekday_name(number) for number in rule.weekdays])
    if rule.rhythm == Rhythm.MONTHLY:
        which = both([ORDINALS[number]() for number in rule.weeks])
        return _("the %(which)s %(days)s of the month") % {"which": which, "days": days}
    if rule.rhythm == Rhythm.EVEN:
        return _("every other week on %(days)s, even weeks") % {"days": days}
    if rule.rhythm == Rhythm.ODD:
        return _("every other week on %(days)s, odd weeks") % {"days": days}
    return _("every %(days)s") % {"days": days}


def street_numbers(part: StreetPart) -> str:
    """« pairs de 2 à 48 »; "" of a whole street."""
    sides = {EVEN: pgettext("numbers of a street", "even"), ODD: pgettext("numbers of a street", "odd")}
    side, ends = sides.get(part.side, ""), {"first": part.first, "last": part.last}
    if part.first is not None and part.last is not None:
        between = pgettext("numbers of a street", "from %(first)s to %(last)s") % ends
    elif part.first is not None:
        between = pgettext("numbers of a street", "from %(first)s on") % ends
    else:
        between = pgettext("numbers of a street", "up to %(last)s") % ends if part.last is not None else ""
    if side and between:
        return pgettext("numbers of a street", "%(side)s %(numbers)s") % {"side": side, "numbers": between}
    return side or between


def day_of_collection(day: date, now: datetime) -> str:
    """« aujourd’hui », « demain, mardi 1er décembre », « vendredi 4 décembre »."""
    distance = (day - local_day(now)).days
    if distance == 0:
        return _("today")
    if distance == 1:
        return _("tomorrow, %(day)s") % {"day": day_words(day)}
    return day_words(day)


def when_out(collection: Collection, now: datetime) -> str:
    """« à sortir ce soir à partir de 19 h », « à sortir lundi soir à partir de 19 h », « à sortir mardi avant
    6 h »."""
    hour = _clock(collection.put_out)
    day, today = local_day(collection.put_out), local_day(now)
    if day == collection.day:
        if day == today:
            return _("put it out today before %(hour)s") % {"hour": hour}
        return _("put it out on %(day)s before %(hour)s") % {"day": _weekday(day), "hour": hour}
    if day == today:
        return _("put it out tonight from %(hour)s on") % {"hour": hour}
    if day < today:
        return _("put it out now")
    return _("put it out on %(day)s evening from %(hour)s on") % {"day": _weekday(day), "hour": hour}


def _weekday(day):
    return weekday_name(day.weekday())


def rules_of_town(town: Town, taken_in_by: time | None) -> list[str]:
    """« Les bacs se sortent la veille à partir de 19 h. », and when they are back in."""
    put_out = {"hour": _clock(town.put_out_at)}
    if town.goes_out_before:
        said = [_("Bins go out on the evening before, from %(hour)s on.") % put_out]
    else:
        said = [_("Bins go out on the day of the collection, before %(hour)s.") % put_out]
    if taken_in_by:
        said.append(_("They are back in before %(hour)s.") % {"hour": _clock(taken_in_by)})
    return [*said, HOLIDAYS[town.on_holidays, town.all_holidays]()]


def _clock(moment):
    return clock(moment.hour * 60 + moment.minute)
