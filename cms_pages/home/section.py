"""A section of a home page, from what the editor chose to what a template draws."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.http import HttpRequest

from core.alternates import address_for
from core.bodies import Linked
from core.navigation import Link, own_link
from core.templatetags.kept import states
from search.conditions import Condition
from search.days import local_day, midnight
from search.hits import Hit
from search.query import SearchQuery
from search.services import Results

NEWS_DAYS = 21  # a home page shows no older news


@dataclass(frozen=True)
class Surroundings:
    """What every section may need: linked pages by id, the lists of the city by name (`directory`,
    `agenda`) and their addresses, its feeds, the request, the moment."""

    linked: dict[int, Linked]
    lists: dict[str, str]
    feeds: list
    request: HttpRequest
    now: datetime

    def link(self, raw: dict) -> Link | None:
        """The link that the raw data of a link block mean; None where its page is not published, or the city
        has no such address."""
        city, language = self.request.city, self.request.LANGUAGE_CODE
        if raw.get("address"):
            return own_link(raw, city, language)
        if page := self.linked.get(raw.get("page")):
            return Link(raw["label"], page.url, page.pk, page.language)
        if raw.get("page") or not raw.get("url"):
            return None
        url, foreign = address_for(raw["url"], city, language)
        return Link(raw["label"], url, language=foreign)

    def link_to(self, number: int | None, label: str) -> list["SectionLink"]:
        """The link beside a title to a page; nothing where it is not published."""
        page = self.linked.get(number)
        return [SectionLink(label, page.url, language=page.language)] if page else []


@dataclass(frozen=True)
class SectionLink:
    """A link beside the title of a section."""

    label: str
    url: str
    icon_name: str = ""
    language: str = ""  # of what it leads to, where it is not the reader's


@dataclass(frozen=True)
class Asked:
    """What a section asks of the index: so many documents of a query that meet every condition of `where`."""

    query: SearchQuery
    number: int
    where: tuple[Condition, ...] = ()


@dataclass
class Section:
    """One section, ready for its template, which `layout` names. What it `asked` for is read with what others
    asked for and given to `receive`; hits of the `pages` that its editor chose go to `receive_pages`. Large
    cards of a section that `is_small` show small swatches, which weigh nothing."""

    id: str
    title: str
    layout: str
    text: str = ""
    links: list[SectionLink] = field(default_factory=list)
    tinted: bool = False
    big: bool = False
    asked: tuple[Asked, ...] = ()
    items: tuple[Hit, ...] = ()
    leads: list = field(default_factory=list)
    rest: tuple[Hit, ...] = ()
    is_small: bool = False
    entries: list = field(default_factory=list)
    pages: tuple[int, ...] = ()

    @property
    def template(self) -> str:
        return f"cms_pages/sections/{self.layout}.html"

    @property
    def is_empty(self) -> bool:
        return not (self.items or self.entries)

    @property
    def state(self) -> tuple:
        """All that its drawing depends on, beside the page: it is kept by it (core.templatetags.kept)."""
        return self.is_small, *self.links, repr(self.entries), *states(self.items)

    def receive(self, results: Sequence[Results], now: datetime) -> None:
        """The answers to what was asked, in order."""
        self.items = tuple(hit for found in results for hit in fresh(found.hits, now))

    def receive_pages(self, hits: dict[int, Hit]) -> None:
        """{page id: hit} of what is published among `pages`, and of pages of other sections."""


def fresh(hits: Sequence[Hit], now: datetime) -> list[Hit]:
    """Without the news that are old on a home page."""
    first = midnight(local_day(now) - timedelta(days=NEWS_DAYS))
    return [hit for hit in hits if hit.kind != "news" or hit.published_at >= first]
