"""When an answer changes although nobody publishes: what is kept must not outlive that moment.

Local midnight always counts (« aujourd’hui », this year). What concerns one answer is noted by whoever
draws it; what concerns all that read a scope is a clock, registered in `AppConfig.ready()`.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.http import HttpRequest
from django.utils import timezone

from core import reads

Clock = Callable[[datetime, frozenset[str]], datetime | None]

_clocks: list[Clock] = []


def register(clock: Clock) -> None:
    """`clock(moment, scopes)`: the first change after `moment` that it knows of in what was read
    (core.reads), or None. It asks no query twice until something is published."""
    if clock not in _clocks:
        _clocks.append(clock)


def note(request: HttpRequest, moment: datetime | None) -> None:
    """The answer to `request` will be another one from `moment` on (None: nothing to note)."""
    if moment is not None:
        request.__dict__.setdefault("noted_moments", []).append(moment)


def publication_date(
    announced: datetime | None, published_at: datetime | None, now: datetime
) -> datetime | None:
    """When an item is said to have come out: the date that its editors `announced`, or that of its last
    publication as long as the former lies in the future, where readers hide what is dated so (RSS 2.0,
    pubDate). None where neither is known."""
    if announced and announced <= now:
        return announced
    return published_at and min(published_at, now)


def next_change(request: HttpRequest, since: datetime) -> datetime:
    """The first moment after `since` from which the answer to `request` may be another one."""
    scopes = reads.of_answer()
    moments = [clock(since, scopes) for clock in _clocks] + getattr(request, "noted_moments", [])
    return min([_next_midnight(since), *(moment for moment in moments if moment and moment > since)])


def _next_midnight(moment: datetime) -> datetime:
    zone = timezone.get_default_timezone()
    tomorrow = timezone.localtime(moment, zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), zone)
