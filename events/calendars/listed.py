"""The dates of a list: those to come and of the last days, each a date of its own, so many at most."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.viewer import Viewer
from events.calendars.told import Told, key_of, told_by
from events.models import Occurrence
from search.days import local_day
from search.listings import Listing
from search.models import SearchDocument
from search.protocol import Answer, Search, index
from search.query import BY_DAY, SearchQuery
from search.services import MOST_TRIES

MOST = 500
# What is just over stays in calendars as it was announced, as long as there is room.
LAST_DAYS = timedelta(days=7)
DAYS = 3_660  # ten years: schedules make dates for 18 months (events.occurrences), editors may write others


@dataclass(frozen=True)
class Listed:
    """What is told of each date, with its row, in the order of their starts; `total` is how many dates there
    are, `changes_at` when there are others although nobody publishes."""

    dates: tuple[tuple[Told, Occurrence], ...]
    total: int
    changes_at: datetime | None = None

    @property
    def is_cut(self) -> bool:
        """Whether later dates were left out."""
        return self.total > MOST


def dates_listed(
    viewer: Viewer, listing: Listing, query: SearchQuery, *, back: timedelta = LAST_DAYS
) -> Listed:
    """The dates that meet what is fixed and what was chosen, cancelled ones too: from today on or from the
    day that was chosen, and where there is room those of the days `back` before. Two queries."""
    today = local_day(viewer.now)
    answer, documents = _ask(viewer, listing, query, today - back)
    if answer.total > MOST:
        answer, documents = _ask(viewer, listing, query, today)
    told = told_by(documents.values(), viewer.portal)
    rows = _rows(answer)
    named = [(key_of(match.key), match.occurrence.slot) for match in answer.matches if match.occurrence]
    dates = tuple((told[key], rows[key, slot]) for key, slot in named if key in told and (key, slot) in rows)
    return Listed(dates, answer.total, answer.changes_at)


def _ask(
    viewer: Viewer, listing: Listing, query: SearchQuery, since: date
) -> tuple[Answer, dict[str, SearchDocument]]:
    """The answer, and its documents of the same version of the index."""
    search = Search(
        query.first_page(dates=BY_DAY, start=query.start or min(since, query.end or since)),
        viewer.scope,
        fixed=listing.fixed,
        page_size=MOST,
        is_exact=True,
        default_sort=listing.default_sort,
        most_days=DAYS,
        with_over=True,
    )
    for _attempt in range(MOST_TRIES):
        answers = index().answer([search], viewer.now)
        (answer,) = answers.each
        documents, version = index().documents(frozenset(answer.keys))
        if not answer.keys or version == answers.version:
            break
        index().refresh()
    cities = viewer.portal.by_settings_id
    return answer, {key: row for key, row in documents.items() if row.city_id in cities}


def _rows(answer: Answer) -> dict:
    """{(translation key, slot): row of Occurrence} of the dates of an answer (one query)."""
    dates = [match.occurrence for match in answer.matches if match.occurrence]
    if not dates:
        return {}
    keys = {key_of(match.key) for match in answer.matches}
    starts = [one.start for one in dates]
    rows = Occurrence.objects.filter(translation_key__in=keys, start__gte=min(starts), start__lte=max(starts))
    return {(row.translation_key, row.recurrence_id): row for row in rows}
