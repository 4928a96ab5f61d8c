"""Dates of activities as events of a calendar: words from search documents, facts of each date."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import generation
from core.days import day_words
from core.phrasing import in_a_row
from core.sites import Portal
from core.tongues import titled
from core.writing_direction import isolated
from directory.hours.words import clock_of
from events.calendars.dates import CalendarDate
from events.calendars.writer import CalendarEvent, vevent
from events.since import since_of
from search.days import local_day
from search.hits import said_again
from search.models import SearchDocument
from search.nearby import is_point
from search.occurrences import Status

MOST_KEPT = 5_000  # events, of about a kilobyte each


@dataclass(frozen=True, eq=False)
class Told:
    """What all dates of an activity have in common. `facts` are ages, price and availability in a line,
    `schedule` its sentences, `text` what follows the words on a single date; `venue` and `address` stand
    around its room; it says so since `since`."""

    title: str
    url: str
    facts: str
    schedule: tuple[str, ...]
    text: str
    venue: str
    room: str
    address: str
    point: tuple[float, float] | None
    categories: tuple[str, ...]
    contact: str
    language: str
    since: datetime

    @classmethod
    def of(cls, document: SearchDocument, base_url: str, again: dict) -> "Told":
        """`again`: its facts in the language of the reader, where that is another one (search.hits)."""
        card, url = document.card | again, base_url + document.path
        contact = ", ".join(one["name"] for one in card.get("organisers", ()))
        status = card.get("status") or {}
        facts = " – ".join(filter(None, (card.get("ages"), card.get("price"), status.get("label"))))
        organised = _("Organised by %(names)s") % {"names": isolated(contact)} if contact else ""
        found = document.latitude, document.longitude
        venue = card.get("venue") or {}
        return cls(
            title=titled(document.title, document.locale),
            url=url,
            facts=facts,
            schedule=tuple(card.get("schedule", ())),
            text="\n".join(filter(None, (document.summary, facts, organised, url))),
            venue=venue.get("title", ""),
            room=venue.get("room", ""),
            address=document.address,
            point=found if is_point(*found) else None,
            categories=tuple(topic["title"] for topic in card.get("topics", ())),
            contact=contact,
            language=document.locale,
            since=since_of(document),
        )

    def where(self, date: CalendarDate) -> str:
        """Where one goes for a date, in a line."""
        if not self.is_here(date):
            return _("Online")
        return in_a_row(map(isolated, filter(None, (self.venue, date.room or self.room, self.address))))

    def is_here(self, date: CalendarDate) -> bool:
        """Whether one goes somewhere for it."""
        return bool(self.venue or self.address) and date.status != Status.ONLINE

    def on(self, date: CalendarDate) -> CalendarEvent:
        """One date of it."""
        return CalendarEvent(
            uid=date.uid,
            start=date.start,
            end=date.end,
            is_whole_day=date.is_whole_day,
            status=date.status,
            sequence=date.sequence,
            changed_at=max(date.changed_at, self.since) if date.changed_at else self.since,
            title=self.title,
            description="\n".join((*_change(date), self.text)),
            location=self.where(date),
            point=self.point if self.is_here(date) else None,
            url=f"{self.url}?date={date.slot}",
            categories=self.categories,
            contact=self.contact,
            language=self.language,
        )


def told_by(documents: Iterable[SearchDocument], portal: Portal) -> dict[str, Told]:
    """{key of a document: what it tells}; of a city made since this request began, nothing."""
    cities, tell = portal.by_settings_id, _teller(portal)
    return {row.key: tell(row, cities[row.city_id].base_url) for row in documents if row.city_id in cities}


def told_of(document: SearchDocument, base_url: str, portal: Portal) -> Told:
    """What a document tells in the language that is active, kept as long as the document is
    (search.database.kept_documents) and its topics are called so."""
    return _teller(portal)(document, base_url)


def _teller(portal: Portal) -> Callable[[SearchDocument, str], Told]:
    """The same for several documents: what is kept and the language are looked up once."""
    kept, language = generation.held("what calendars tell", dict, ()), get_language()

    def tell(document: SearchDocument, base_url: str) -> Told:
        again = said_again(document, portal) if document.locale != language else {}
        name = document.key, base_url, language, str(again) if again else ""
        before, told = kept.get(name, (None, None))
        if before is not document or told is None:
            told = Told.of(document, base_url, again)
            generation.keep(kept, name, (document, told), MOST_KEPT)
        return told

    return tell


def written(dates: Iterable[tuple[Told, CalendarDate]]) -> list[str]:
    """The dates as events of a file, each kept as long as nothing of it changes."""
    kept = generation.held("dates in calendars", dict, ())
    events = []
    for pair in dates:
        text = kept.get(pair)
        if text is None:
            told, date = pair
            text = vevent(told.on(date))
            generation.keep(kept, pair, text, MOST_KEPT)
        events.append(text)
    return events


def _change(date: CalendarDate) -> Iterator[str]:
    """Why a date is not what was announced, and what that was."""
    if date.status == Status.MOVED and date.start != (row := date.row).announced_start:
        words = day_words(local_day(row.announced_start), "l j F Y")
        if not row.is_made_for_a_day:
            words = in_a_row((words, clock_of(row.announced_start)))
        yield _("It was announced for %(when)s.") % {"when": words}
    if date.reason:
        yield date.reason
