"""When a place is really open between two days: its hours, public and school holidays, exceptions."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, ParserError
from opening_hours import State as RuleState

from directory.hours import school
from directory.hours.nights import after_midnight, of_the_day
from directory.hours.rules import is_appointment, says_open
from search import days
from search.openings import State, merged

PARIS = ZoneInfo("Europe/Paris")


class Closure(NamedTuple):
    """Whole days, both included, on which it is closed."""

    first: date
    last: date
    reason: str = ""


class Opening(NamedTuple):
    """Hours that replace those of `day`; an end that is not after the start is on the next day."""

    day: date
    start: time
    end: time
    reason: str = ""


Exceptions = Sequence[Closure | Opening]


class Piece(NamedTuple):
    """An opening that belongs to `day`, from `start` to `end` (aware, half-open). `is_sure` is false where
    the hours say « unknown » or add a comment alone, and where one must make an appointment; `words` is this
    comment."""

    day: date
    start: datetime
    end: datetime
    is_sure: bool = True
    words: str = ""


def exceptions_of(stream: Iterable) -> tuple[Closure | Opening, ...]:
    """The blocks of `PlacePage.exceptions` as a tuple of Closure and Opening."""
    return tuple(_exception(block.block_type, block.value) for block in stream)


def _exception(kind, value):
    if kind == "closure":
        return Closure(value["first"], value["last"] or value["first"], value["reason"] or "")
    return Opening(value["day"], value["start"], value["end"], value["reason"] or "")


def intervals(hours: str, exceptions: Exceptions, first: date, last: date) -> list[tuple[datetime, datetime]]:
    """[(start, end)], aware (Europe/Paris), half-open, merged, in order: when it is surely open on the local
    days `first` to `last`. What begins on `last` and crosses midnight is kept to its end; what began
    before `first` starts at its midnight."""
    spans = [(piece.start, piece.end) for piece in pieces(hours, exceptions, first, last) if piece.is_sure]
    return [(start.astimezone(PARIS), end.astimezone(PARIS)) for start, end in merged(spans)]


def doubt(hours: str, exceptions: Exceptions, now: datetime) -> str | None:
    """None where one knows whether it is open; else the words of the hours for it (« sur rendez-vous »), or
    "": the hours say « unknown » now, or there are none and only days of exception are known."""
    today = now.astimezone(PARIS).date()
    if any(isinstance(entry, Closure) and entry.first <= today <= entry.last for entry in exceptions):
        return None
    running = [piece for piece in pieces(hours, exceptions, today, today) if piece.start <= now < piece.end]
    if any(piece.is_sure for piece in running):
        return None
    if running:
        return running[0].words or ""
    return None if hours else ""


def is_doubtful(hours: str) -> bool:
    """Whether there may be `doubtful_days`."""
    return bool(hours) and (
        "unknown" in hours or '"' in hours or school.has_holidays(hours) or not is_readable(hours)
    )


def doubtful_days(hours: str, first: date, last: date) -> set[date]:
    """The local days, from `first` to `last`, of which the hours say that nobody knows."""
    openings = pieces(hours, [], first, last)
    return {piece.day for piece in openings if not piece.is_sure and not is_appointment(piece.words)}


def as_known(state: State | None, hours: str, now: datetime) -> State | None:
    """A closed search.openings.State as far as one may say it: None on a day of which the hours say that
    nobody knows, « closed » alone if there is such a day before the next opening. Any other as it is."""
    if state is None or state.is_open or not hours or not is_doubtful(hours):
        return state
    today = days.local_day(now)
    unknown = doubtful_days(hours, today, days.local_day(state.opens_at) if state.opens_at else today)
    if today in unknown:
        return None
    return State() if unknown else state


def pieces(hours: str, exceptions: Exceptions, first: date, last: date) -> list[Piece]:
    """Every Piece of these days, in UTC, by day then start; the rest of the night before `first` included."""
    before = first - days.ONE_DAY
    closed = [entry for entry in exceptions if isinstance(entry, Closure)]
    special = [entry for entry in exceptions if isinstance(entry, Opening) and before <= entry.day <= last]
    replaced = {entry.day for entry in special}
    kept = [
        piece
        for piece in _regular(hours, before, last)
        if piece.day not in replaced and not any(entry.first <= piece.day <= entry.last for entry in closed)
    ]
    openings = sorted([*kept, *(_opened(entry) for entry in special)])
    start = midnight(first)
    return [piece._replace(start=max(piece.start, start)) for piece in openings if piece.end > start]


def midnight(day: date) -> datetime:
    """The start of a local day, in UTC: there comparing and subtracting are right on every night."""
    return days.midnight(day).astimezone(UTC)


def _opened(entry):
    end = entry.day if entry.end > entry.start else entry.day + days.ONE_DAY
    start = datetime.combine(entry.day, entry.start, PARIS).astimezone(UTC)
    return Piece(entry.day, start, datetime.combine(end, entry.end, PARIS).astimezone(UTC))


@lru_cache(maxsize=4096)
def evaluator(hours: str, zone: ZoneInfo | None = PARIS) -> OpeningHours:
    """The parsed hours: many places share theirs. ParserError where they cannot be read."""
    return OpeningHours(school.with_dates(hours), timezone=zone, country="FR")


def is_readable(hours: str) -> bool:
    """Whether the evaluator can read them: rows written by older versions, or by hand, may hold others."""
    try:
        evaluator(hours)
    except ParserError:
        return False
    return True


@lru_cache(maxsize=4096)
def _regular(hours, first, last):
    """Pieces by the hours alone. A day that depends on school holidays nobody knows is unsure as a whole, and
    so is every day of hours that cannot be read."""
    if not hours:
        return ()
    if is_readable(hours):
        unknown = school.unknown_days(hours, first, last)
        openings = [piece for piece in _evaluated(hours, first, last) if piece.day not in unknown]
    else:
        unknown = frozenset(first + timedelta(days=step) for step in range((last - first).days + 1))
        openings = []
    whole = [Piece(day, midnight(day), midnight(day + days.ONE_DAY), is_sure=False) for day in unknown]
    return (*openings, *whole)


def _evaluated(hours, first, last):
    """Each day by its own rule, then what is left of its night after midnight."""
    start, stop = (datetime.combine(day, time()) for day in (first, last + days.ONE_DAY))
    openings = []
    for opens, closes, *said in _told(
        of_the_day(hours), start.replace(tzinfo=PARIS), stop.replace(tzinfo=PARIS)
    ):
        openings += _by_day(
            opens.astimezone(PARIS).date(), opens.astimezone(UTC), closes.astimezone(UTC), *said
        )
    for opens, closes, *said in _told(after_midnight(hours), start, stop):
        ends = [moment.replace(tzinfo=PARIS) + days.ONE_DAY for moment in (opens, closes)]
        _add_night(openings, Piece(opens.date(), *(moment.astimezone(UTC) for moment in ends), *said))
    return openings


def _told(hours, start, stop):
    """(start, end, whether it is sure, words) of what is not closed."""
    if not hours:
        return
    for opens, closes, state, words in evaluator(hours, start.tzinfo).intervals(start, stop):
        if state != RuleState.CLOSED:
            yield opens, closes or stop, state == RuleState.OPEN and says_open(words), words


def _by_day(day, start, end, is_sure, words):
    """One Piece a day of what goes on over several, in UTC."""
    while start < end:
        stop = min(end, midnight(day + days.ONE_DAY))
        yield Piece(day, start, stop, is_sure, words)
        day, start = day + days.ONE_DAY, stop


def _add_night(openings, night):
    """One Piece with the evening that it goes on from, where both say the same."""
    for place, piece in enumerate(openings):
        if (piece.day, piece.end, *piece[3:]) == (night.day, night.start, *night[3:]):
            openings[place] = piece._replace(end=night.end)
            return
    openings.append(night)
