"""What the statements of a text add up to, and whether they contradict one another."""

import itertools
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from directory.hours.reading import seasons
from directory.hours.reading.items import HOLIDAYS
from directory.hours.reading.lexicon import AFTERNOON, MORNING
from directory.hours.reading.outcome import UnclearError
from directory.hours.reading.times import fits

# Minutes by which another closing time may differ: « jusqu’à 21 h le jeudi »; without « jusqu’à », less, for
# it could be an opening time.
MOVED, MOVED_UNSAID = 4 * 60, 2 * 60


@dataclass(frozen=True)
class Slot:
    """`span`: (start, end) minutes, or None when no time is said; `words`: a comment, may be empty."""

    span: tuple | None
    words: str = ""


@dataclass
class Timetable:
    """`weeks`: season to {Day: [Slot]}, an empty list being closed; `asked`: the days each rule named."""

    weeks: dict = field(default_factory=dict)
    asked: dict = field(default_factory=dict)
    shut: set = field(default_factory=set)  # (season, weekday): half of it is closed
    is_term_only: bool = False  # nothing is told of school holidays

    def open(self, season, days, slots, item):
        """Adds `slots` on `days`. The same list of days may come twice, apart; else it is unclear."""
        week = self.weeks.setdefault(season, {})
        for day in days:
            if (season, day.weekday) in self.shut:
                refuse(item, _("Hours of the same day are given twice, which ones hold?"))
            rivals = [other for other in week if other.weekday == day.weekday]
            is_more = rivals == [day] and self.asked.get((season, day)) == days and _apart(week[day], slots)
            if rivals and not is_more:
                refuse(item, _("Hours of the same day are given twice, which ones hold?"))
            week[day] = [*week.get(day, []), *slots]
            self.asked[season, day] = days

    def close(self, season, days, half, item):
        """No opening on `days` (only in that half of the day, if any)."""
        week = self.weeks.setdefault(season, {})
        if half and len(days) > 1:
            refuse(item, _("Does the half day concern every day of the list? Name them one by one."))
        for day in days:
            if half:
                self._close_half(season, day, half, item)
            else:
                week[day] = []

    def _close_half(self, season, day, half, item):
        week = self.weeks[season]
        for slot in week.get(day, []):
            is_clear = slot.span and fits(slot.span, MORNING) != fits(slot.span, AFTERNOON)
            if half not in {MORNING, AFTERNOON} or not is_clear:
                refuse(item, _("At what time does it open or close on that day? Write its hours."))
        self.shut |= set() if day in week else {(season, day.weekday)}
        if day in week:
            week[day] = [slot for slot in week[day] if not fits(slot.span, half)]

    def cut(self, season, days, span, item):
        """Closed from `span[0]` to `span[1]` in the middle of an opening of each of `days`."""
        week = self.weeks[season]
        for day in days:
            timed = [slot for slot in week[day] if slot.span]
            found = [slot for slot in timed if slot.span[0] < span[0] and span[1] < slot.span[1]]
            if len(found) != 1:
                refuse(item, _("Which hours does this time change?"))
            whole, (first, last) = found[0], span
            place = week[day].index(whole)
            parts = [Slot((whole.span[0], first), whole.words), Slot((last, whole.span[1]), whole.words)]
            week[day] = [*week[day][:place], *parts, *week[day][place + 1 :]]

    def opens_elsewhere(self, season, days):
        """Whether another part of the year than `season` has hours on one of these days."""
        others = [week for other, week in self.weeks.items() if other != season]
        return any(week.get(day) for week in others for day in days)

    def end_at(self, season, days, moment, item, most=MOVED):
        """Another closing time, on these days (None: every day) or in that season."""
        base = self.weeks.get(seasons.ALL_YEAR, {})
        week = self.weeks.setdefault(season, {})
        for day in days or list(base):
            slots = week.get(day, base.get(day)) or []
            last = slots[-1].span if slots else None
            kept = [slot for slot in slots if slot.span and slot.span[0] < moment]
            if not kept or not last or abs(last[1] - moment) > most or moment == last[1]:
                refuse(item, _("Which hours does this time change?"))
            start = kept[-1].span[0]
            week[day] = [*kept[:-1], Slot((start, moment), kept[-1].words)]
            self.asked[season, day] = None

    def settle(self, item):
        """Checks what only the whole text tells. `item` is blamed."""
        told = [season for season, week in self.weeks.items() if any(week.values())]
        self._name_summer(item)
        self._leave_rest(item)
        self._leave_term(item)
        base = self.weeks.get(seasons.ALL_YEAR, {})
        if not any(any(week.values()) for week in self.weeks.values()):
            refuse(item, _("No opening time was found."))
        if told == [seasons.ALL_YEAR] and not any(base[day] for day in base if day not in HOLIDAYS):
            refuse(item, _("On which days?"))
        shut = [] if any(base.values()) else [day for day in base if not day.nth]
        if self.opens_elsewhere(seasons.ALL_YEAR, shut):
            refuse(item, _("In which part of the year?"))
        for season, week in self.weeks.items():
            missing = {day for day, slots in base.items() if slots} - set(week)
            if season != seasons.ALL_YEAR and any(week.values()) and missing:
                refuse(item, _("Some days have no hours in a part of the year."))
        self._check_overlaps(item)

    @property
    def is_whole_year(self):
        """Whether hours are told for every day of the year: « Juillet : … » and no more leaves it untold."""
        told = set().union(*(season.days for season in self.weeks))
        return any(self.weeks.get(seasons.ALL_YEAR, {}).values()) or len(told) == len(seasons.YEAR)

    def _leave_rest(self, item):
        """« Le reste de l’année : … »: all that is not named."""
        named = [season for season in self.weeks if season != seasons.REST]
        is_sure = named and all(season.ranges for season in named)
        if seasons.WINTER in named or (seasons.REST in self.weeks and not is_sure):
            refuse(item, _("Which hours hold in this part of the year?"))
        if seasons.REST not in self.weeks:
            return
        rest = self.weeks[seasons.ALL_YEAR] = self.weeks.pop(seasons.REST)
        for week in (self.weeks[season] for season in named):
            if any(week.values()):
                week |= {day: [] for day in rest if day not in week}

    def _name_summer(self, item):
        if seasons.SUMMER not in self.weeks:
            return
        others = [season for season in self.weeks if season.ranges]
        summer = seasons.summer_beside(others)
        if summer is None:
            refuse(item, _("From which day to which day does summer last? Write the months."))
        self.weeks[summer] = self.weeks.pop(seasons.SUMMER)

    def _leave_term(self, item):
        """Hours of school terms hold all year, except in school holidays, which may be told or not."""
        if seasons.TERM not in self.weeks:
            return
        base = self.weeks.pop(seasons.ALL_YEAR, {})
        if set(base) - set(HOLIDAYS):
            refuse(item, _("Hours of the same day are given twice, which ones hold?"))
        term = self.weeks.pop(seasons.TERM)
        self.weeks[seasons.ALL_YEAR] = base | term
        self.is_term_only = seasons.SCHOOL not in self.weeks
        holidays = self.weeks.get(seasons.SCHOOL, {})
        if any(holidays.values()):
            holidays |= {day: [] for day in term if day not in holidays}

    def _check_overlaps(self, item):
        kinds = [season for season in self.weeks if season != seasons.ALL_YEAR]
        for number, season in enumerate(kinds):
            for other in kinds[number + 1 :]:
                shared = {day.weekday for day in self.weeks[season]} & {
                    day.weekday for day in self.weeks[other]
                }
                unclear = season.is_school or other.is_school or season.days & other.days
                if shared and unclear:
                    refuse(item, _("Two parts of the year overlap, which hours hold?"))

    def comments(self):
        """Every comment there is, the empty one included."""
        return {slot.words for week in self.weeks.values() for slots in week.values() for slot in slots}

    def say(self, words):
        """The same hours, with these words beside each."""
        for week in self.weeks.values():
            for day, slots in week.items():
                week[day] = [Slot(slot.span, words) for slot in slots]


def refuse(item, message):
    raise UnclearError(item.start, item.end, message)


def _apart(slots, more):
    """Whether no two of these slots overlap; a day without times cannot be told apart."""
    spans = sorted(slot.span or (0, 0) for slot in [*slots, *more])
    timed = all(slot.span for slot in [*slots, *more])
    return timed and all(early[1] <= late[0] for early, late in itertools.pairwise(spans))
