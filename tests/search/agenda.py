"""Small agendas for tests, and what a list of them says. NOW is Friday 23 October 2026, 17:30."""

from datetime import UTC, datetime, timedelta

from core.models import CitySettings
from core.sites import Scope
from search.database import snapshot
from search.occurrences import Occurrence, slot_of
from search.query import SearchQuery
from search.services import execute
from tests.search import documents, index
from tests.search.documents import NOW, PARIS

FACETS = ("when", "weekday", "part", "topic")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def at(day, hour, minute=0, month=10):
    return datetime(2026, month, day, hour, minute, tzinfo=PARIS)


def lasting(start, hours=2.0, **fields):
    """So many hours of real time."""
    end = (start.astimezone(UTC) + hours * HOUR).astimezone(PARIS)
    return Occurrence(start, end, slot_of(start), **fields)


def whole_day(day, **fields):
    start = at(day, 0)
    return Occurrence(start, at(day + 1, 0), slot_of(start, is_whole_day=True), is_whole_day=True, **fields)


def open_ended(start):
    return Occurrence(start, start.replace(hour=0, minute=0) + DAY, slot_of(start), has_end=False)


def ask(
    now=NOW, dates="a-venir", start=None, end=None, page=1, size=20, facets=FACETS, options=None, **chosen
):
    """Results of an agenda by next date for what was chosen."""
    selections = {name: values.split() for name, values in chosen.items()}
    query = SearchQuery(selections=selections, dates=dates, sort="prochaine", start=start, end=end, page=page)
    return execute(query, Scope(None, "fr"), now=now, facets=facets, page_size=size, **(options or {}))


def names(results):
    return [hit.title for hit in results.hits]


def found(now=NOW, **chosen):
    return set(names(ask(now, **chosen)))


def counts(name, now=NOW, **chosen):
    return {value.value: value.count for value in ask(now, **chosen).facets[name] if value.count}


class Agenda:
    """Writes documents with these dates, or takes them away: each is titled by its name, and in its order."""

    def __init__(self):
        index.newsroom()
        self._city = CitySettings.objects.get().pk
        self._numbers = {}

    def __call__(self, **dates):
        for name, occurrences in dates.items():
            number = self._numbers.setdefault(name, len(self._numbers))
            fact = None if occurrences is None else self._fact(name, number, occurrences)
            documents.store({number + 1: fact}, self._city)
        snapshot.refreshed()

    def _fact(self, name, number, occurrences):
        fact = documents.random_facts(1, 1)[1]
        fact.number, fact.page_id, fact.title, fact.until = number, number + 1, name, None
        fact.occurrences = occurrences if isinstance(occurrences, list) else [occurrences]
        fact.facets |= {"locale": ["fr"], "topic": ["sport"]}
        return fact
