"""A whole schedule in sentences of the reader's language."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy
from wagtail.blocks import StreamValue

from core.days import day_number
from core.phrasing import both, in_a_row
from directory.hours.words import sentence, weekday_name
from events.schedule.entries import WHOLE_DAY, Dates, Entry, LeftOut, Monthly, OpenDays, Rule, Run, Weekly
from events.schedule.expansion import entries_of
from events.schedule.plain import all_slots, plain_of
from events.schedule.words import date_in_words, dated, hours_in_words, span

MOST_NAMED = 6  # dates, one by one
EVERY = (
    pgettext_lazy("every", "Monday"),
    pgettext_lazy("every", "Tuesday"),
    pgettext_lazy("every", "Wednesday"),
    pgettext_lazy("every", "Thursday"),
    pgettext_lazy("every", "Friday"),
    pgettext_lazy("every", "Saturday"),
    pgettext_lazy("every", "Sunday"),
)
RANKS = {
    1: pgettext_lazy("rank", "the first"),
    2: pgettext_lazy("rank", "the second"),
    3: pgettext_lazy("rank", "the third"),
    4: pgettext_lazy("rank", "the fourth"),
    -1: pgettext_lazy("rank", "the last"),
}


def in_words(schedule: StreamValue, today: date | None = None) -> list[str]:
    """A sentence for each entry, without full stop: « Tous les mercredis de 14 h à 16 h, du 2 septembre au
    30 juin 2027, hors vacances scolaires ». Years are said where they are not that of `today`."""
    return entries_in_words(entries_of(schedule), today)


def entries_in_words(entries: Iterable[Entry], today: date | None = None) -> list[str]:
    """The same of entries."""
    today = today or timezone.localdate()
    return [sentence(words, stop="") for words in (_words(entry, today) for entry in entries) if words]


def _words(entry, today):
    if isinstance(entry, Rule):
        entry = plain_of(entry) or entry
    match entry:
        case Dates():
            pieces = [_days(entry.days, today), hours_in_words(entry.hours)]
        case Run():
            pieces = [*_run(entry, today), _left_out(entry.left_out, today)]
        case Weekly():
            pieces = [_weekly(entry), _limits(entry, today), _left_out(entry.left_out, today)]
        case Monthly():
            pieces = [_monthly(entry), hours_in_words(entry.hours), _limits(entry, today)]
            pieces.append(_left_out(entry.left_out, today))
        case OpenDays():
            pieces = [_("when the place is open"), span(entry.first, entry.last, today)]
        case Rule():
            pieces = [_rule(entry, today)]
    return in_a_row(pieces)


def _on(day, today, pattern="l j F"):
    return pgettext("dates", "on %(date)s") % {"date": dated(day, pattern, today)}


def _days(days, today):
    days = sorted(set(days))
    if len(days) <= MOST_NAMED:
        return both([_on(day, today) for day in days])
    return in_a_row((_count(len(days)), span(days[0], days[-1], today)))


def _count(number):
    return ngettext("%(count)d date", "%(count)d dates", number) % {"count": number}


def _run(entry, today):
    if entry.first == entry.last:
        return [_on(entry.first, today), hours_in_words(entry.hours)]
    days = span(entry.first, entry.last, today)
    if entry.hours is WHOLE_DAY:
        return [days]
    return [_("every day %(days)s") % {"days": days}, hours_in_words(entry.hours)]


def _weekly(entry):
    sessions = both([_session(session, entry.every) for session in entry.sessions])
    return in_a_row((_rhythm(entry.every), sessions)) if entry.every > 1 else sessions


def _session(session, every):
    days, hours = _weekdays(sorted(session.weekdays), every), hours_in_words(session.hours)
    if session.hours is WHOLE_DAY:
        return in_a_row((days, hours))
    return pgettext("weekdays", "%(days)s %(hours)s") % {"days": days, "hours": hours}


def _rhythm(weeks):
    named = {2: _("one week in two"), 3: _("one week in three"), 4: _("one week in four")}
    return named.get(weeks) or _("one week in %(count)d") % {"count": weeks}


def _weekdays(days, every):
    if len(days) == 7:
        return _("every day")
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        ends = {"first": weekday_name(days[0]), "last": weekday_name(days[-1])}
        return pgettext("weekdays", "from %(first)s to %(last)s") % ends
    if every > 1:
        return both([pgettext("dates", "on %(date)s") % {"date": weekday_name(day)} for day in days])
    return pgettext("weekdays", "every %(days)s") % {"days": both([str(EVERY[day]) for day in days])}


def _monthly(entry):
    if entry.number is None:
        ranks = both([str(RANKS[rank]) for rank in entry.ranks])
        return _("%(ranks)s %(weekday)s of each month") % {
            "ranks": ranks,
            "weekday": weekday_name(entry.weekday),
        }
    number = {"number": day_number(entry.number)}
    if entry.number > 28:
        return _("the %(number)s of each month that has one") % number
    return _("the %(number)s of each month") % number


def _limits(entry, today):
    if entry.last is not None:
        return span(entry.first, entry.last, today)
    if entry.first <= today:
        return ""
    return pgettext("dates", "from %(first)s on") % {"first": dated(entry.first, "j F", today)}


def _left_out(left_out: LeftOut, today: date) -> str:
    pieces = []
    if left_out.school_holidays and left_out.public_holidays:
        pieces.append(_("not in school holidays nor on public holidays"))
    elif left_out.school_holidays:
        pieces.append(_("not in school holidays"))
    elif left_out.public_holidays:
        pieces.append(_("not on public holidays"))
    days = sorted(left_out.days)
    if days:
        each = [_on(day, today, "j F") for day in days]
        named = both(each) if len(days) <= MOST_NAMED else _count(len(days))
        pieces.append(_("except %(days)s") % {"days": named})
    return in_a_row(pieces)


def _rule(entry, today):
    """The dates of a rule that ends, counted: plain words do not reach it."""
    slots = all_slots(entry)
    if len(slots) < 2:
        return date_in_words(slots[0], today) if slots else ""
    last = (slots[-1].until - timedelta(microseconds=1)).date()
    return in_a_row((_count(len(slots)), span(slots[0].start.date(), last, today)))
