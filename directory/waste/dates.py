"""The next collections of a sector: its rules, and what becomes of them on public holidays."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from core.holidays.public import easter, holiday_name
from directory.blocks import days_of
from directory.models import WastePage
from directory.models.choices import OnHolidays, Rhythm, Stream
from directory.street_lines import StreetPart
from search.days import ONE_DAY, local_day, monday_of
from search.occurrences import WEEKDAYS

DAYS_AHEAD = 60  # of what pages list
LATEST_SHIFT = 3  # days: two holidays and a Sunday in one week
GREATEST = {(1, 1), (5, 1), (12, 25)}
NOON = time(12)
SUNDAY = 6
WEEK = 7


@dataclass(frozen=True)
class Town:
    """The rules of a city for all its sectors. Bins go out from `put_out_at` on the evening before until
    `begins_at`, when the lorries leave; or before `put_out_at` on the same day."""

    goes_out_before: bool = True
    put_out_at: time = time(19)
    begins_at: time = NOON
    all_holidays: bool = False
    on_holidays: str = OnHolidays.NEXT_DAY

    @classmethod
    def of(cls, page: WastePage) -> "Town":
        """Those that editors wrote."""
        return cls(
            page.put_out == WastePage.PutOut.EVENING,
            page.put_out_at,
            page.begins_at or NOON,
            page.holidays == WastePage.Holidays.ALL,
            page.on_holidays,
        )

    def is_off(self, day: date) -> bool:
        """Whether no lorry drives: a public holiday of the town's choice."""
        if self.all_holidays:
            return bool(holiday_name(day)) or day == easter(day.year)
        return (day.month, day.day) in GREATEST

    def day_of(self, planned: date) -> date | None:
        """The day on which a collection planned for a day takes place; None: it does not."""
        if self.on_holidays == OnHolidays.REST_OF_WEEK:
            return self._after(planned, self._days_off_until(planned))
        if not self.is_off(planned) or self.on_holidays == OnHolidays.AS_USUAL:
            return planned
        return None if self.on_holidays == OnHolidays.NONE else self._after(planned, 1)

    def _days_off_until(self, planned: date) -> int:
        """How many days of its week before it, and itself, are off; a Sunday moves nothing."""
        days = (monday_of(planned) + timedelta(days=number) for number in range(planned.weekday() + 1))
        return sum(self.is_off(day) and day.weekday() != SUNDAY for day in days)

    def _after(self, planned: date, shift: int) -> date:
        day = planned + timedelta(days=shift)
        while shift and self.is_off(day):
            day += ONE_DAY
        return day

    def put_out(self, day: date) -> datetime:
        """From when on, or until when, the bins of a collection go out."""
        return _at(day - ONE_DAY if self.goes_out_before else day, self.put_out_at)

    def begins(self, day: date) -> datetime:
        """From when on it is too late to put out the bins of a day."""
        return _at(day, self.begins_at if self.goes_out_before else self.put_out_at)

    def first_day(self, now: datetime) -> date:
        """The first day whose bins may still go out."""
        today = local_day(now)
        return today if now < self.begins(today) else today + ONE_DAY


def _at(day, hour):
    return datetime.combine(day, hour, timezone.get_default_timezone())


@dataclass(frozen=True)
class Rule:
    """One collection of a sector. `weekdays`: 0 is Monday; `weeks` of the month: 1 to 4, -1 the last;
    `months`: the first and the last in which it takes place, None: all year."""

    stream: str
    rhythm: str
    weekdays: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    dates: tuple[date, ...] = ()
    months: tuple[int, int] | None = None
    container: str = ""
    note: str = ""

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> "Rule":
        """From the value of a block (directory.blocks.CollectionBlock), as it is stored."""
        first, last = value.get("first_month"), value.get("last_month")
        return cls(
            stream=value["stream"],
            rhythm=value["rhythm"],
            weekdays=tuple(sorted(WEEKDAYS.index(name) for name in value.get("weekdays") or ())),
            weeks=tuple(map(int, value.get("weeks") or ())),
            dates=tuple(days_of(value.get("dates") or "")),
            months=(int(first), int(last)) if first and last else None,
            container=value.get("container") or "",
            note=value.get("note") or "",
        )

    @property
    def label(self) -> str:
        """« Bac jaune », or what is collected."""
        return f"{self.container[:1].upper()}{self.container[1:]}" or str(Stream(self.stream).label)

    def is_planned(self, day: date) -> bool:
        """Whether the lorry is due on a day, public holidays aside."""
        if self.rhythm == Rhythm.DATES:
            return day in self.dates
        if self.rhythm == Rhythm.APPOINTMENT or day.weekday() not in self.weekdays:
            return False
        return self._is_in_season(day) and self._is_in_week(day)

    def _is_in_season(self, day):
        if self.months is None:
            return True
        first, last = self.months
        return first <= day.month <= last if first <= last else not last < day.month < first

    def _is_in_week(self, day):
        if self.rhythm in (Rhythm.EVEN, Rhythm.ODD):
            return (day.isocalendar().week % 2 == 0) == (self.rhythm == Rhythm.EVEN)
        if self.rhythm == Rhythm.MONTHLY:
            is_last = (day + timedelta(days=WEEK)).month != day.month
            return (day.day - 1) // WEEK + 1 in self.weeks or (is_last and -1 in self.weeks)
        return True


@dataclass(frozen=True)
class Sector:
    """Streets whose bins go out on the same days. `path`: address of its page, without host."""

    key: str
    title: str
    path: str
    rules: tuple[Rule, ...] = ()
    streets: tuple[StreetPart, ...] = ()
    town: Town = field(default_factory=Town)


@dataclass(frozen=True, order=True)
class Collection:
    """A lorry comes by on `day`, which is not the usual one where it `is_shifted`; `put_out` is the moment
    from which, or until which, its bin goes out."""

    day: date
    stream: str
    label: str
    is_shifted: bool
    put_out: datetime


def next_collections(sector: Sector, first: date, days: int = DAYS_AHEAD) -> list[Collection]:
    """The collections of so many days from `first` on, in their order."""
    return sorted(set(_collections(sector, first, first + timedelta(days=days))))


def _collections(sector: Sector, first: date, end: date) -> Iterator[Collection]:
    for number in range(-LATEST_SHIFT, (end - first).days):
        planned = first + timedelta(days=number)
        for rule in sector.rules:
            if not rule.is_planned(planned):
                continue
            day = planned if rule.rhythm == Rhythm.DATES else sector.town.day_of(planned)
            if day is not None and first <= day < end:
                yield Collection(day, rule.stream, rule.label, day != planned, sector.town.put_out(day))


def going_out(sectors: Iterable[Sector], now: datetime) -> list[tuple[Sector, list[Collection]]]:
    """(sector, the collections whose bins go out on this day, or still do since the evening before) of those
    that have one."""
    today = local_day(now)
    found = []
    for sector in sectors:
        coming = next_collections(sector, sector.town.first_day(now), 2)
        if due := [collection for collection in coming if local_day(collection.put_out) <= today]:
            found.append((sector, due))
    return found
