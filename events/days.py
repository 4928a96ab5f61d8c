"""A list of activities as a printed programme: day by day, each line with the date that met the question."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from django.utils import dates, timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.days import day_number
from core.phrasing import in_a_row
from core.structured import moment
from directory.hours.words import clock_of, sentence
from events.schedule.words import date_in_words, dated, when_in_words
from events.when import KINDS
from search.days import local_day
from search.hits import Hit
from search.occurrences import SHORTEST, WEEKDAYS, Occurrence, Status, moment_of_slot, read
from search.phrasing import lower

CALLED_OFF = "called_off"  # on a card: its dates to come that do not take place, as written there
LONGEST_DAY = timedelta(hours=25)
EVENING = 18  # from this hour on


@dataclass(frozen=True)
class Day:
    """The lines of one day. `iso` names it for machines, the others are what its block says."""

    iso: str
    weekday: str
    number: str
    month: str
    hits: list[Hit] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """What a list says of the date of a hit: `clock` beside its title where the day is said above, or with
    the `day` in a word; `text` where it is not; `until` of what lasts for days. `others`: « et 12 autres
    dates »; `called_off`: that a date before it does not take place. Its state is on the card (`of_date`)."""

    iso: str
    clock: str
    day: str
    text: str
    until: str
    takes_place: bool
    others: str
    called_off: str


def days_of(hits: Iterable[Hit], first: date | None, weekdays: Collection[str] = ()) -> list[Day]:
    """Hits in the order of their dates, under their days. What began before `first` stands there, for it is
    still on; what lasts for days, under the first of the `weekdays` that were asked for."""
    with_dates = [hit for hit in hits if hit.occurrence]
    wanted = {WEEKDAYS.index(weekday) for weekday in weekdays}
    groups = groupby(with_dates, lambda hit: _day_of(hit, first, wanted))
    return [_day(day, list(group)) for day, group in groups]


def _day_of(hit, first, wanted):
    day, last = local_day(hit.occurrence.start), _last_day(hit.occurrence)
    day = max(day, first) if first else day
    later = (day + timedelta(days=number) for number in range(min((last - day).days, 6) + 1))
    return next((other for other in later if other.weekday() in wanted), day) if wanted else day


def _day(day, hits):
    month = str(dates.MONTHS[day.month])
    year = "" if day.year == local_day(datetime.now(UTC)).year else f" {day.year}"
    number = day_number(day.day)
    return Day(str(day), str(dates.WEEKDAYS[day.weekday()]), number, f"{month}{year}", hits)


def line_of(hit: Hit, now: datetime, under: date | None = None) -> Line | None:
    """The Line of a hit; None for one without dates. `under`: the day that stands above it, today without
    one."""
    shown, today = hit.occurrence, local_day(now)
    if shown is None:
        return None
    return Line(
        iso=str(local_day(shown.start)) if shown.is_whole_day else moment(shown.start),
        clock=_clock(shown, today, under or today),
        day=_day_words(shown, today),
        text=sentence(date_in_words(shown, today), stop=""),
        until=_until(shown, today),
        takes_place=shown.takes_place,
        others=others_in_words(hit.others),
        called_off=_called_off(hit, today),
    )


def _called_off(hit, today):
    """« Mercredi 2 décembre, 14 h – 16 h : annulé », until that day is over; else ""."""
    written = hit.card.get(CALLED_OFF, "[]")
    if written == "[]" or not hit.occurrence.takes_place:
        return ""
    dates = [one for one in read(written) if local_day(one.end) >= today and one.start < hit.occurrence.start]
    if not dates:
        return ""
    words = date_in_words(dates[0], today), others_in_words(len(dates) - 1)
    said = {"date": sentence(in_a_row(words), stop=""), "state": lower(_state(dates[0], today))}
    return pgettext("an activity", "%(date)s: %(state)s") % said


def address_of(hit: Hit) -> str:
    """The page of an activity, at the date that a list shows: its next one may be another."""
    return f"{hit.url}?date={hit.occurrence.slot}" if hit.occurrence else hit.url


def of_date(occurrence: Occurrence, now: datetime) -> dict:
    """What a card says of the date that it shows (search.registry.DocumentType)."""
    said = {"when": when_in_words(occurrence, now)}
    if occurrence.status == Status.SCHEDULED:
        return said
    status = {"kind": KINDS[Status(occurrence.status)], "label": _state(occurrence, local_day(now))}
    return said | {"status": status}


def _state(occurrence, today):
    """« Annulé », « Nouvelle date : c’était samedi 21 novembre »."""
    labels = {
        Status.CANCELLED: pgettext("an activity", "Cancelled"),
        Status.POSTPONED: pgettext("an activity", "Postponed"),
        Status.ONLINE: pgettext("an activity", "Online instead"),
    }
    return labels.get(Status(occurrence.status)) or _moved(occurrence, today)


def _moved(occurrence, today):
    announced = moment_of_slot(occurrence.slot)
    if local_day(announced) == local_day(occurrence.start):
        return _("New time: it was %(time)s") % {"time": clock_of(announced)}
    return _("New date: it was %(day)s") % {"day": dated(local_day(announced), today=today)}


def _clock(occurrence, today, under):
    """« 14 h 30 », « toute la journée »; of what began before the day that stands above, « en ce moment » or
    « ce jour-là aussi »."""
    if local_day(occurrence.start) < under <= _last_day(occurrence):
        if under > today:
            return pgettext("an exhibition, on a day to come", "that day too")
        return pgettext("an exhibition, at present", "on now")
    return pgettext("beside a title", "all day") if occurrence.is_whole_day else clock_of(occurrence.start)


def _day_words(occurrence, today):
    """« ce soir », « demain », « samedi », « 12 décembre »."""
    first = local_day(occurrence.start)
    if first < today:
        return ""
    if first == today:
        evening = timezone.localtime(occurrence.start).hour >= EVENING and not occurrence.is_whole_day
        return _("tonight") if evening else _("today")
    if (first - today).days == 1:
        return _("tomorrow")
    return str(dates.WEEKDAYS[first.weekday()]) if (first - today).days < 7 else dated(first, "j F", today)


def _until(occurrence, today):
    """« jusqu’au 5 décembre », of what lasts longer than a day; else ""."""
    if occurrence.end - occurrence.start <= LONGEST_DAY:
        return ""
    return pgettext("dates", "until %(last)s") % {"last": dated(_last_day(occurrence), "j F", today)}


def _last_day(occurrence):
    return local_day(occurrence.end - SHORTEST)


def others_in_words(count: int) -> str:
    """« et 12 autres dates », or ""."""
    if not count:
        return ""
    words = ngettext("and %(count)s other date", "and %(count)s other dates", count)
    return words % {"count": number_format(count)}
