"""Dates of activities as events of a calendar: facts from rows of Occurrence, words from search documents."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from core.sites import Portal
from directory.hours.words import clock_of, day_words
from events.calendars.writer import CalendarEvent
from events.models import Occurrence
from search.days import local_day
from search.models import SearchDocument
from search.nearby import is_point
from search.occurrences import Status


@dataclass(frozen=True)
class Told:
    """What all dates of an activity have in common. `facts` are ages, price and availability in a line,
    `lines` what follows the words on a single date; `venue` and `address` stand around its room."""

    title: str
    url: str
    facts: str
    lines: tuple[str, ...]
    venue: str
    room: str
    address: str
    point: tuple[float, float] | None
    categories: tuple[str, ...]
    contact: str
    updated_at: datetime

    @classmethod
    def of(cls, document: SearchDocument, base_url: str) -> "Told":
        """In the language of the document, which must be active."""
        card, url = document.card, base_url + document.path
        contact = ", ".join(one["name"] for one in card.get("organisers", ()))
        status = card.get("status") or {}
        facts = " – ".join(filter(None, (card.get("ages"), card.get("price"), status.get("label"))))
        organised = _("Organised by %(names)s") % {"names": contact} if contact else ""
        found = document.latitude, document.longitude
        venue = card.get("venue") or {}
        return cls(
            title=document.title,
            url=url,
            facts=facts,
            lines=tuple(filter(None, (document.summary, facts, organised, url))),
            venue=venue.get("title", ""),
            room=venue.get("room", ""),
            address=document.address,
            point=found if is_point(*found) else None,
            categories=tuple(topic["title"] for topic in card.get("topics", ())),
            contact=contact,
            updated_at=document.updated_at,
        )

    def is_here(self, row: Occurrence) -> bool:
        """Whether one goes somewhere for a date."""
        return bool(self.venue or self.address) and row.status != Status.ONLINE

    def where(self, row: Occurrence) -> str:
        """Where one goes for it, in a line."""
        if not self.is_here(row):
            return _("Online")
        return ", ".join(filter(None, (self.venue, row.room or self.room, self.address)))

    def on(self, row: Occurrence) -> CalendarEvent:
        """One date of it."""
        is_here = self.is_here(row)
        return CalendarEvent(
            uid=row.uid,
            start=row.start,
            end=row.end,
            is_whole_day=row.is_whole_day,
            status=row.status,
            sequence=row.sequence,
            changed_at=max(row.changed_at, self.updated_at),
            title=self.title,
            description="\n".join((*_change(row), *self.lines)),
            location=self.where(row),
            point=self.point if is_here else None,
            url=f"{self.url}?date={row.recurrence_id}",
            categories=self.categories,
            contact=self.contact,
        )


def told_by(documents: Iterable[SearchDocument], portal: Portal) -> dict[UUID, Told]:
    """{translation key: what its document tells}."""
    cities = portal.by_settings_id
    return {key_of(row.key): Told.of(row, cities[row.city_id].base_url) for row in documents}


def key_of(document_key: str) -> UUID:
    """The translation key in the key of a document."""
    return UUID(document_key.partition(":")[0])


def _change(row: Occurrence) -> Iterator[str]:
    """Why a date is not what was announced, and what that was."""
    if row.status == Status.MOVED and row.start != row.announced_start:
        words = day_words(local_day(row.announced_start), "l j F Y")
        if not row.is_made_for_a_day:
            words = f"{words}, {clock_of(row.announced_start)}"
        yield _("It was announced for %(when)s.") % {"when": words}
    if row.reason:
        yield row.reason
