"""What an editor says of when something takes place, one entry per way of saying it. Days are local
(Europe/Paris), hours are those of the clock on the wall."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class Hours:
    """From one clock hour to another; an `end` that is not after the start is on the next day. None: no end
    is said."""

    start: time
    end: time | None = None


WHOLE_DAY = None  # instead of Hours


@dataclass(frozen=True)
class LeftOut:
    """Days on which an entry does not take place although its words would have it: school holidays of zone B,
    public holidays, and single `days`."""

    school_holidays: bool = False
    public_holidays: bool = False
    days: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Dates:
    """Once, or on several days at the same hours."""

    days: tuple[date, ...]
    hours: Hours | None


@dataclass(frozen=True)
class Run:
    """Every day from `first` to `last`, both included. Whole days that follow each other are one date."""

    first: date
    last: date
    hours: Hours | None
    left_out: LeftOut = LeftOut()


@dataclass(frozen=True)
class Session:
    """Weekdays (0 is Monday) and their hours."""

    weekdays: frozenset[int]
    hours: Hours | None


@dataclass(frozen=True)
class Weekly:
    """Weekdays from `first` to `last`, both included; without `last` it goes on. `every` 2: one week in two,
    counted from the week of the first date."""

    sessions: tuple[Session, ...]
    first: date
    last: date | None = None
    every: int = 1
    left_out: LeftOut = LeftOut()


@dataclass(frozen=True)
class Monthly:
    """`weekday` of the `ranks` 1 to 4 and -1, the last (« le premier et le troisième samedi »), or else the
    day `number` of each month that has it."""

    hours: Hours | None
    first: date
    last: date | None = None
    ranks: tuple[int, ...] = ()
    weekday: int = 0
    number: int | None = None
    left_out: LeftOut = LeftOut()


@dataclass(frozen=True)
class OpenDays:
    """Whenever its place is open from `first` to `last`, both included: an exhibition."""

    first: date
    last: date


@dataclass(frozen=True)
class Rule:
    """Lines of iCalendar (RFC 5545) that an import brought: DTSTART, DTEND or DURATION, RRULE, RDATE,
    EXDATE."""

    text: str


Entry = Dates | Run | Weekly | Monthly | OpenDays | Rule
