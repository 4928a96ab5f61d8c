"""`openingHoursSpecification` of schema.org: the usual week, and each near day that differs from it.

https://schema.org/OpeningHoursSpecification; a closed day is written as Google asks for it, from 00:00
to 00:00. https://developers.google.com/search/docs/appearance/structured-data/local-business
"""

from collections import Counter
from datetime import date, timedelta
from functools import lru_cache

from directory.hours.calendar import PARIS, Exceptions, pieces

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HORIZON = 28  # days


def opening_hours(hours: str, exceptions: Exceptions, today: date) -> list[dict]:
    """Values of `openingHoursSpecification` for JSON-LD, of HORIZON days from `today`; [] without hours."""
    return _opening_hours(hours, tuple(exceptions), today)


@lru_cache(maxsize=1024)
def _opening_hours(hours, exceptions, today):
    days = [today + timedelta(days=step) for step in range(HORIZON)]
    by_day: dict[date, list[tuple[str, str]]] = {day: [] for day in days}
    for piece in pieces(hours, exceptions, today, days[-1]):
        if piece.is_sure and piece.day in by_day:
            by_day[piece.day].append((_clock(piece.start), _clock(piece.end)))
    usual = [_most_common(by_day, weekday) for weekday in range(7)]
    special = [
        entry
        for day in days
        if tuple(by_day[day]) != usual[day.weekday()]
        for entry in _special(day, by_day[day])
    ]
    return [*_weekly(usual), *special]


def _clock(moment):
    return moment.astimezone(PARIS).strftime("%H:%M")


def _most_common(by_day, weekday):
    counts = Counter(tuple(spans) for day, spans in by_day.items() if day.weekday() == weekday)
    return counts.most_common(1)[0][0]


def _weekly(usual):
    alike: dict[tuple[str, str], list[str]] = {}
    for weekday, spans in enumerate(usual):
        for span in spans:
            alike.setdefault(span, []).append(f"https://schema.org/{DAYS[weekday]}")
    return [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": names, "opens": opens, "closes": _closing(closes)}
        for (opens, closes), names in alike.items()
    ]


def _special(day, spans):
    bounds = {"validFrom": day.isoformat(), "validThrough": day.isoformat()}
    return [
        {"@type": "OpeningHoursSpecification", **bounds, "opens": opens, "closes": closes}
        for opens, closes in [(start, _closing(end)) for start, end in spans] or [("00:00", "00:00")]
    ]


def _closing(closes):
    """Midnight ends the day: 00:00 to 00:00 would say closed."""
    return "23:59" if closes == "00:00" else closes
