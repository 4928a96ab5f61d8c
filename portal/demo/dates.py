"""Days and schedules of the demonstration, in words counted from the day of the build.

A day is `12` (in twelve days; `-3`: three days ago), `Sa` (the next Saturday, which may be today), `Sa+1` (a
week later), `H` or `H+2` (the first day of the current or next school holidays, two days later; `H+-1`: the day
before) or `2018-02-16`. Schedules, with `|` between several of them:

    on Sa,Su+1 14:00-17:00       on these days
    run 3 9 10:00-18:00          every day from one to another
    weekly We,Sa 14:00-16:00     on these weekdays but no public holiday; also `every=2`, `from=12`, `to=90` and
                                 `school`: not in school holidays either
    holidays Mo-Fr 14:00-17:00   on these weekdays of the current or next school holidays but no public holiday
    monthly 1 Sa 10:00-12:00     the first Saturday of each month (`-1`: the last one)
    open -20 60                  whenever its place is open
Without hours it is the whole day, `20:00-` does not say when it ends. A text says a day as `{day Sa+1}`.
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from core.holidays import school
from portal.cities.navigation import stream

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
SEASON = ("-60", "240")  # first and last day of what takes place every week or month
NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
UNKNOWN_HOLIDAYS = (28, 41)  # days from now, in years whose school holidays nobody knows yet


class Calendar:
    """Reads days and schedules as seen from `today`, a local date."""

    def __init__(self, today: date) -> None:
        self.today = today
        unknown = tuple(today + timedelta(days=days) for days in UNKNOWN_HOLIDAYS)
        self.holidays = next((days for days in school.breaks() if days[1] >= today), unknown)

    def day(self, word: str) -> date:
        """The day that a word means."""
        name, _plus, later = word.partition("+")
        if name == "H":
            return self.holidays[0] + timedelta(days=int(later or 0))
        if name in WEEKDAYS:
            ahead = (WEEKDAYS.index(name) - self.today.weekday()) % 7
            return self.today + timedelta(days=ahead, weeks=int(later or 0))
        return date.fromisoformat(word) if word[1:].count("-") else self.today + timedelta(days=int(word))

    def in_words(self, word: str) -> str:
        """« samedi 12 décembre »: the day that a word means, as a text says it."""
        day = self.day(word)
        number = "1er" if day.day == 1 else day.day
        return f"{NAMES[day.weekday()]} {number} {MONTHS[day.month - 1]}"

    def moment(self, text: str) -> datetime:
        """The local date and time of `-3 17:30`, or of `2018-02-16 09:00`."""
        word, _space, clock = text.partition(" ")
        return timezone.make_aware(datetime.combine(self.day(word), time.fromisoformat(clock)))

    def schedule(self, text: str) -> str:
        """JSON of the schedule that a text means."""
        return stream(*(self._entry(*entry.split()) for entry in text.split("|")))

    def _entry(self, kind, *words):
        return getattr(self, f"_{kind}")(*words)

    def _on(self, days, hours=""):
        return "dates", {"days": [str(self.day(word)) for word in days.split(",")], **_hours(hours)}

    def _run(self, first, last, hours=""):
        return "run", self._from_to(first, last) | _hours(hours)

    def _weekly(self, weekdays, hours, *options):
        said = dict(option.split("=") for option in options if "=" in option)
        value = self._from_to(said.get("from", SEASON[0]), said.get("to", SEASON[1]))
        left_out = {"school_holidays": "school" in options, "public_holidays": True}
        return "weekly", _sessions(weekdays, hours) | value | left_out | {"every": int(said.get("every", 1))}

    def _holidays(self, weekdays, hours):
        days = [day for day in self._days_of_holidays() if day.weekday() in _weekdays(weekdays)]
        limits = {"first": str(days[0]), "last": str(days[-1]), "every": 1}
        return "weekly", _sessions(weekdays, hours) | limits | {"public_holidays": True}

    def _days_of_holidays(self):
        first, last = self.holidays
        return [first + timedelta(days=later) for later in range((last - first).days + 1)]

    def _monthly(self, rank, weekday, hours):
        value = {"ranks": [int(rank)], "weekday": WEEKDAYS.index(weekday), **_hours(hours)}
        return "monthly", value | self._from_to(*SEASON)

    def _open(self, first, last):
        return "open_days", self._from_to(first, last)

    def _from_to(self, first, last):
        return {"first": str(self.day(first)), "last": str(self.day(last))}


def _sessions(weekdays, hours):
    return {"sessions": [{"weekdays": _weekdays(weekdays), **_hours(hours)}]}


def _weekdays(text):
    """Numbers of « We,Sa » or « Mo-Fr », 0 being Monday."""
    first, dash, last = text.partition("-")
    if dash:
        return list(range(WEEKDAYS.index(first), WEEKDAYS.index(last) + 1))
    return [WEEKDAYS.index(name) for name in text.split(",")]


def _hours(text):
    start, _dash, end = text.partition("-")
    return {"start": start or None, "end": end or None}
