"""One result: enough to draw a card or a feed item without loading its page."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from core.sites import Portal, Scope
from search import nearby
from search.days import ONE_DAY, local_day, midnight
from search.marks import Marks
from search.models import SearchDocument
from search.openings import State
from search.protocol import Match
from search.registry import DocumentType, type_of_kind


def said_again(document: SearchDocument, portal: Portal) -> dict:
    """Of a document in another language than the reader's: the names of its topics, the facts of its type. {}
    of one in the reader's own."""
    language, kind = get_language() or "", type_of_kind(document.kind)
    if document.locale == language:
        return {}
    terms = portal.topics.get(language, {})
    topics = [
        {"slug": topic["slug"], "title": getattr(terms.get(topic["slug"]), "title", topic["title"])}
        for topic in document.card.get("topics", ())
    ]
    facts = kind.said_again(document) if kind and kind.said_again else {}
    return {"topics": topics, "topic": topics[0] if topics else None} | facts


class Hit:
    """A document seen from a city: its links are relative at home and absolute elsewhere.

    With the `marks` of a question, `marked_title` and `passage` are safe HTML that shows its words. `now` is
    when it is seen, `near` from where. `occurrence` is the date that the Match of a question names, or None;
    `others` says how many more meet the question.
    """

    def __init__(
        self,
        document: SearchDocument,
        portal: Portal,
        scope: Scope,
        marks: Marks | None = None,
        *,
        now: datetime | None = None,
        near: tuple[float, float] | None = None,
        match: Match | None = None,
    ) -> None:
        self._document, self._marks = document, marks
        self._now, self._near = now or timezone.now(), near
        self.occurrence, self.others = (match.occurrence, match.others) if match else (None, 0)
        self._portal = portal
        self.city = portal.by_settings_id[document.city_id]
        here = scope.city or (portal.hub.slug if portal.hub else None)
        self.is_foreign = self.city.slug != here

    def __getattr__(self, name: str) -> Any:
        return getattr(self._document, name)

    def __str__(self) -> str:
        return self._document.title

    @cached_property
    def card(self) -> dict:
        """What the document keeps for its card, its facts in the reader's language, and what its type says of
        the date that is shown."""
        card = self._document.card
        card = card | self._said_again if self._said_again else card
        if self.occurrence and self.type and self.type.of_date:
            return card | self.type.of_date(self.occurrence, self._now)
        return card

    @cached_property
    def _said_again(self) -> dict:
        return said_again(self._document, self._portal)

    @property
    def words_of_date(self) -> str:
        """The date that it shows, in words that are right on any day; "" without one."""
        say = self.type and self.type.words_of_date
        return say(self.occurrence) if self.occurrence and say else ""

    def foreign_to(self, language: str) -> str:
        """Its language, where readers of `language` have to be told; else ""."""
        return "" if self._document.locale == language else self._document.locale

    @property
    def absolute_url(self) -> str:
        """The address of the page, with its host."""
        return f"{self.city.base_url}{self._document.path}"

    @property
    def url(self) -> str:
        """The address of the page, without host on its own site."""
        return self.absolute_url if self.is_foreign else self._document.path

    @cached_property
    def marked_title(self) -> str:
        """The title with its words marked, or "" without a question."""
        return self._marks.of(self._document).title if self._marks else ""

    @cached_property
    def passage(self) -> str:
        """The summary, or where the words are that it and the title lack; "" without a question."""
        return self._marks.of(self._document).passage if self._marks else ""

    @cached_property
    def type(self) -> DocumentType | None:
        """The registered DocumentType; None when its app is gone."""
        return type_of_kind(self._document.kind)

    @cached_property
    def opening(self) -> State | None:
        """Whether it is open when it is seen (search.openings); None for what has no timetable."""
        return self._document.openings and self._document.openings.state_until(self._now)[0]

    @cached_property
    def changes_at(self) -> datetime | None:
        """When the card will say something else (core.templatetags.kept), or None. « Ouvre demain » and
        « demain, 14 h » end at midnight; the date shown begins and is over."""
        moments = [moment for moment in self.occurrence[:2] if moment > self._now] if self.occurrence else []
        if self.occurrence and self.type and self.type.of_date:
            moments.append(midnight(local_day(self._now) + ONE_DAY))
        if self._document.openings and self.type and self.type.is_timed:
            moments.append(self._document.openings.state_until(self._now)[1])
        return min(moments, default=None)

    @property
    def shown_of(self) -> tuple | None:
        """What its card shows beside the document: two questions may show two dates of it, and a term may get
        another name in the language of the reader."""
        date = (self.occurrence.slot, self.others) if self.occurrence else None
        return (date, str(self._said_again)) if self._said_again else date

    @cached_property
    def distance(self) -> float | None:
        """Metres from the place that was asked for, or None."""
        point = self._document.latitude, self._document.longitude
        return nearby.distance(self._near, point) if self._near and nearby.is_point(*point) else None

    @property
    def distance_label(self) -> str:
        """« à 350 m », or ""."""
        return "" if self.distance is None else nearby.words_of(self.distance)

    @property
    def kind_label(self) -> str:
        """What the page is, in a word: « Actualité »."""
        return self.type.label if self.type else ""

    @property
    def card_template(self) -> str:
        """The template that draws the document in a list."""
        return self.type.card if self.type else "search/card.html"
