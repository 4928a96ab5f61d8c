"""The dates of a list: those to come and of the last days, each a date of its own, so many at most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from core import generation
from core.reads import ANY
from core.viewer import Viewer
from events.calendars.dates import CalendarDate
from events.calendars.told import Told, told_by
from events.models import Occurrence
from events.models.occurrence import uid_of
from search.days import ONE_DAY, local_day
from search.listings import Listing
from search.protocol import Index, Match, Search, whole
from search.query import BY_DAY, SearchQuery

MOST = 500
MOST_KEPT = 20_000  # activities of which it is known whether something was done to their dates
# What is just over stays in calendars as it was announced, as long as there is room.
LAST_DAYS = timedelta(days=7)
DAYS = 3_660  # ten years: schedules make dates for 18 months (events.occurrences), editors may write others


@dataclass(frozen=True)
class Listed:
    """What is told of each date, and the date, in the order of their starts; `total` is how many dates there
    are, `changes_at` when there are others although nobody publishes."""

    dates: tuple[tuple[Told, CalendarDate], ...]
    total: int
    changes_at: datetime | None = None

    @property
    def is_cut(self) -> bool:
        """Whether later dates were left out."""
        return self.total > MOST


def dates_listed(
    viewer: Viewer, listing: Listing, query: SearchQuery, *, back: timedelta = LAST_DAYS
) -> Listed:
    """The dates that meet what is fixed and what was chosen, cancelled ones too: from today or the first day
    chosen on, and where there is room those of the days `back` before today. Two queries at most."""
    searches = _searches(viewer, listing, query, back)

    def ask(asked: Index):
        answers = asked.answer(searches, viewer.now)
        keys = {key for answer in answers.each for key in answer.keys}
        documents, version = asked.documents(keys)
        return (answers, documents), not keys or version == answers.version

    answers, documents = whole(ask)
    matches = _together([answer.matches for answer in answers.each])
    told = told_by(documents.values(), viewer.portal)
    changed = _changed(matches, viewer.scope.city)
    dates = [
        (told[match.key], changed.get(uid) or CalendarDate.announced(uid, match.occurrence))
        for uid, match in matches.items()
        if match.key in told and match.occurrence
    ]
    changes = min(filter(None, (answer.changes_at for answer in answers.each)), default=None)
    total = max(answers.each[0].total, len(matches))
    return Listed(tuple(dates), total, changes)


def _searches(viewer: Viewer, listing: Listing, query: SearchQuery, back: timedelta) -> list[Search]:
    """What is to come, then what was in the days before."""
    today = local_day(viewer.now)
    first = query.start or min(today, query.end or today)
    windows = [(first, query.end)]
    if back and not query.start:
        windows.append((first - back, first - ONE_DAY))
    return [
        Search(
            query.first_page(dates=BY_DAY, start=start, end=end),
            viewer.scope,
            fixed=listing.fixed,
            page_size=MOST,
            default_sort=listing.default_sort,
            most_days=DAYS,
            with_over=True,
        )
        for start, end in windows
    ]


def _together(answers: Sequence[Sequence[Match]]) -> dict[str, Match]:
    """{UID: Match} of the dates to come, and where there is room of those before them, in their order."""
    coming, before = (
        {_uid(match): match for match in matches if match.occurrence} for matches in [*answers, ()][:2]
    )
    others = {uid: match for uid, match in before.items() if uid not in coming}
    return others | coming if len(others) + len(coming) <= MOST else coming


def _uid(match: Match) -> str:
    """What the row of a date is called (events.models.occurrence)."""
    return uid_of(match.key.partition(":")[0], match.occurrence.slot if match.occurrence else "")


def _changed(matches: Mapping[str, Match], city: str | None) -> dict[str, CalendarDate]:
    """{UID: date} of those to which something was done, and of others of their activities. The index knows
    all that is to be said of the others. What is done to a date publishes its activity: what was read is kept
    until the city publishes again (one query for the activities that were not asked for since)."""
    kept = generation.held(f"changed dates {city}", dict, (city or ANY,))
    keys = {match.key.partition(":")[0] for match in matches.values()}
    if unread := keys - kept.keys():
        if len(kept) >= MOST_KEPT:
            kept.clear()
        rows = Occurrence.objects.filter(
            Q(sequence__gt=0) | ~Q(reason="") | ~Q(room=""), translation_key__in=unread
        )
        found: dict[str, dict[str, CalendarDate]] = {key: {} for key in unread}
        for row in rows:
            found[str(row.translation_key)][row.uid] = CalendarDate.of(row)
        kept.update(found)
    return {uid: date for key in keys for uid, date in kept.get(key, {}).items()}
