"""The dates of one activity as its page draws them, kept until one of them is over or the day ends.

Drawing dates is what the page of a weekly class costs: it is done once for all visitors, and again when
something of the city is published.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from core import generation
from events import structured
from events.occurrences import occurrences_of
from events.when import Date, date_of
from search.days import ONE_DAY, local_day, midnight
from search.occurrences import Status

MOST_SHOWN, MOST_LISTED, MOST_KEPT = 6, 24, 500


@dataclass(frozen=True)
class Dates:
    """`next` is the first date to come that takes place. `shown` are the first to come, `later` those after
    them as far as they are listed, `unlisted` how many follow, `past` the last that are over. `outlook` says
    why there is no next one. `are_all`: every date was asked for."""

    next: Date | None = None
    outlook: str = ""
    shown: list[Date] = field(default_factory=list)
    later: list[Date] = field(default_factory=list)
    unlisted: int = 0
    past: list[Date] = field(default_factory=list)
    are_all: bool = False

    @property
    def are_to_come_or_unknown(self) -> bool:
        """Whether one takes place, or nobody has said any yet."""
        return bool(self.next) or not (self.shown or self.past)


@dataclass(frozen=True)
class Timetable:
    """`html` is the section of all dates, `nodes` what machines read, both as they are until `until`; `rows`
    are those of Occurrence, in order."""

    rows: list[Any]
    dates: Dates
    html: str
    nodes: list[dict]
    until: datetime

    def date(self, slot: str, now: datetime) -> Date | None:
        """The date of a slot, or None."""
        return next((date_of(row, now) for row in self.rows if row.recurrence_id == slot), None)


def timetable_of(page, request, card, point, canonical, now, *, are_all=False) -> Timetable:
    """Of a page as its visitors see it, `are_all` with every date to come; a preview expands its draft and
    keeps nothing."""
    if getattr(request, "is_preview", False):
        return _drawn(page, request, card, point, canonical, now, are_all)
    kept = generation.held("timetables of activities", dict, (request.city.slug,))
    found = kept.get((page.pk, are_all))
    if found is None or found.until <= now:
        found = _drawn(page, request, card, point, canonical, now, are_all)
        generation.keep(kept, (page.pk, are_all), found, MOST_KEPT)
    return found


def _drawn(page, request, card, point, canonical, now, are_all):
    rows = occurrences_of(page, is_preview=getattr(request, "is_preview", False))
    dates = _dates(rows, now, are_all)
    context = {"dates": dates, "card": card, "canonical": canonical}
    ends = [row.closed_end for row in rows if row.closed_end > now]
    return Timetable(
        rows=rows,
        dates=dates,
        html=render_to_string("events/parts/dates.html", context),
        nodes=structured.of_happening(page, card, rows, point, canonical, request),
        until=min([midnight(local_day(now) + ONE_DAY), *ends]),
    )


def _dates(rows, now, are_all):
    coming = [row for row in rows if row.closed_end > now]
    past = [row for row in rows if row.closed_end <= now]
    first = next((row for row in coming if row.takes_place), None)
    listed = len(coming) if are_all else MOST_SHOWN + MOST_LISTED
    return Dates(
        next=first and date_of(first, now),
        outlook="" if first else _outlook(coming, past),
        shown=[date_of(row, now) for row in coming[:MOST_SHOWN]],
        later=[date_of(row, now) for row in coming[MOST_SHOWN:listed]],
        unlisted=max(0, len(coming) - listed),
        past=[date_of(row, now) for row in past[: -MOST_SHOWN - 1 : -1]],
        are_all=are_all,
    )


def _outlook(coming, past):
    """Why none of the dates takes place: rows to come, and those that are over."""
    if not coming:
        return _without_dates_to_come(past)
    states = {row.status for row in coming}
    if states == {Status.CANCELLED, Status.POSTPONED}:
        return _("The dates to come are cancelled or postponed.")
    is_cancelled = states == {Status.CANCELLED}
    if len(coming) > 1:
        all_postponed = _("All dates to come are postponed: the new days are not known yet.")
        return _("All dates to come are cancelled.") if is_cancelled else all_postponed
    if past:
        postponed = _("The last date is postponed: the new day is not known yet.")
        return _("The last date is cancelled.") if is_cancelled else postponed
    postponed = _("The only date is postponed: the new day is not known yet.")
    return _("The only date is cancelled.") if is_cancelled else postponed


def _without_dates_to_come(past):
    if not past:
        return _("The dates are not known yet.")
    if any(row.takes_place for row in past):
        return _("All dates are over.") if len(past) > 1 else _("The only date is over.")
    if len(past) > 1:
        return _("No date took place.")
    return _("The only date did not take place.")
