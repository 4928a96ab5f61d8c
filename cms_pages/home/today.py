"""Today's strip: the date, what is open now near the centre, what is on, what happens in the streets.

What it says changes at known moments, each of which whoever keeps the page is told (core.moments): an opening
or closing, the end of a date, midnight, the small hours.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse
from django.utils import dates
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from cms_pages.home.lists import codes_today
from cms_pages.home.section import Asked, Section, SectionLink, Surroundings, fresh
from core import generation, moments
from core.days import day_number, day_words
from core.holidays.public import holiday_name
from core.phrasing import in_a_row
from core.reads import structure_of
from core.templatetags.kept import states
from core.writing_direction import isolated
from directory.facets import NOW
from directory.hours.words import sentence
from directory.waste.dates import Collection, Sector, going_out
from directory.waste.plan import Plan, plan_of
from directory.waste.words import when_out
from events.days import LONGEST_DAY
from events.listings import WITH_DATES
from search.conditions import Not, OpenAt
from search.date_facets import holidays_at, name_of
from search.days import ONE_DAY, at_hour, local_day
from search.ends import OVER_ON
from search.hits import Hit
from search.phrasing import lower
from search.query import BY_NEXT_DATE, COMING, SearchQuery
from search.services import Results

THURSDAY, SATURDAY = 3, 5
SMALL_HOURS = 4  # who is open at this hour never closes
HOLIDAYS_AHEAD = timedelta(days=30)
MOST_WORKS = 2
MOST_EXHIBITIONS = 6  # that are read in vain beside the dates that the strip shows


class Line(NamedTuple):
    """What a column says without the index; `language` of its title, where it is not the reader's."""

    title: str
    url: str
    text: str
    language: str = ""


@dataclass
class Column:
    """One column of the strip: `lines` of its own, then so many items at most; without any, not drawn."""

    title: str
    number: int
    lines: list[Line] = field(default_factory=list)
    items: list[Hit] = field(default_factory=list)
    links: list[SectionLink] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.lines or self.items)


@dataclass
class Today(Section):
    """The strip. `facts` are sentences under the date, `town_hall` the hit of its page."""

    day: date | None = None
    phone: str = ""
    facts: list[str] = field(default_factory=list)
    town_hall: Hit | None = None
    open_now: Column | None = None
    on: Column | None = None
    street: Column | None = None
    columns: list[Column] = field(default_factory=list)

    is_empty = False

    @property
    def weekday(self) -> str:
        return str(dates.WEEKDAYS[self.day.weekday()])

    @property
    def number(self) -> str:
        return day_number(self.day.day)

    @property
    def month(self) -> str:
        return str(dates.MONTHS[self.day.month])

    @property
    def state(self) -> tuple:
        columns = (self.open_now, self.on, self.street)
        said = ((*column.lines, *column.links, *states(column.items)) for column in columns)
        return self.day, states([self.town_hall] if self.town_hall else ()), *said

    def receive(self, results: Sequence[Results], now: datetime) -> None:
        """The answers go to the columns that asked; works that say when they end stay until then."""
        for column, found in zip(self.columns, results, strict=True):
            recent = fresh(found.hits, now)
            shown = [hit for hit in found.hits if hit.values.get(OVER_ON) or hit in recent]
            column.items = [hit for hit in shown if not lasts_for_days(hit)][: column.number]

    def receive_pages(self, hits: dict[int, Hit]) -> None:
        self.town_hall = next((hits[pk] for pk in self.pages if pk in hits), None)


def today(value: dict, anchor: str, around: Surroundings) -> Today:
    """The strip of this day."""
    day, city = local_day(around.now), around.request.city
    strip = Today(
        "aujourdhui",
        value["title"],
        "today",
        day=day,
        phone=city.settings.phone,
        facts=list(facts_of(day, get_language())),
        pages=(value["town_hall"],) if value.get("town_hall") else (),
    )
    asked = []
    for name, (column, question) in {
        "open_now": open_now(value, around),
        "on": on(value, day, around),
        "street": works(value, around),
    }.items():
        setattr(strip, name, column)
        if column.number:
            strip.columns.append(column)
            asked.append(question)
    strip.asked = tuple(asked)
    return strip


@lru_cache(maxsize=32)
def facts_of(day: date, _language: str | None) -> tuple[str, ...]:
    """What is special about a day: a public holiday today or tomorrow, school holidays; in the language that
    is active."""
    found = []
    if name := holiday_name(day):
        found.append(_("Public holiday: %(name)s.") % {"name": name})
    elif name := holiday_name(day + ONE_DAY):
        found.append(_("Tomorrow is a public holiday: %(name)s.") % {"name": name})
    holidays = holidays_at(day)
    if holidays and holidays[0] - HOLIDAYS_AHEAD <= day:
        words = _("%(name)s until %(day)s.") if holidays[0] <= day else _("%(name)s: from %(day)s.")
        end = holidays[1] if holidays[0] <= day else holidays[0]
        found.append(words % {"name": name_of(holidays), "day": day_words(end, "j F")})
    return tuple(found)


def open_now(value: dict, around: Surroundings) -> tuple[Column, Asked]:
    """Places that are open and will close, the nearest to the centre first."""
    settings, today = around.request.city.settings, local_day(around.now)
    query = SearchQuery(selections={"kind": ("place",), "open": (NOW,)})
    title, links = _("Open now"), []
    if url := around.lists.get("directory"):
        links.append(SectionLink(_("All that is open"), query.selecting("kind", ()).url(url)))
    if None not in (settings.latitude, settings.longitude):
        query = query.first_page(near=(settings.latitude, settings.longitude))
        title = title if around.request.city.is_hub else _("Open near the centre")
    night = at_hour(today, SMALL_HOURS)
    night = night if around.now < night else at_hour(today + ONE_DAY, SMALL_HOURS)
    moments.note(around.request, night)
    number, always = value["open_places"], OpenAt(night)
    return Column(title, number, links=links), Asked(query, number, (Not(always),))


def on(value: dict, day: date, around: Surroundings) -> tuple[Column, Asked]:
    """What is on this evening and this weekend; from Monday to Wednesday, this evening and tomorrow."""
    is_weekend_near = day.weekday() >= THURSDAY
    if day.weekday() >= SATURDAY:
        title = _("This weekend")
    else:
        title = _("This evening, this weekend") if is_weekend_near else _("This evening and tomorrow")
    stretch = "week-end" if is_weekend_near else "demain"
    selections = {"kind": WITH_DATES, "when": ("ce-soir", stretch)}
    query = SearchQuery(selections=selections, dates=COMING, sort=BY_NEXT_DATE)
    links = []
    if url := around.lists.get("agenda"):
        label = _("All that is on this weekend") if is_weekend_near else _("All that is on tomorrow")
        links.append(SectionLink(label, SearchQuery(selections={"when": (stretch,)}).url(url)))
    return Column(title, value["dates"], links=links), Asked(query, value["dates"] + MOST_EXHIBITIONS)


def lasts_for_days(hit: Hit) -> bool:
    """Whether the date of a hit is a long one, such as an exhibition: what is on every day is no news."""
    return bool(hit.occurrence) and hit.occurrence.end - hit.occurrence.start > LONGEST_DAY


def works(value: dict, around: Surroundings) -> tuple[Column, Asked]:
    """Bins that go out on this day, as long as their lorries have not left, then works and closed
    streets: news of some topics, not over."""
    city, language = around.request.city, around.request.LANGUAGE_CODE
    topics = codes_today(value.get("works_topics"), "topic", around.request)
    column = Column(_("In the streets"), MOST_WORKS if topics else 0)
    own = plan_of(city.slug, language)
    if plan := own or plan_of(city.slug):
        foreign = "" if own else city.languages[0]
        today = local_day(around.now)
        first = plan.town.first_day(around.now)
        moments.note(around.request, plan.town.begins(today))
        key = f"bins {city.slug} {language} {today} {first}"
        column.links.append(SectionLink(plan.title, plan.path, language=foreign))
        column.lines = generation.held(
            key, lambda: _bins(plan, around.now, foreign), [structure_of(city.slug)]
        )
    if topics:
        column.links.append(SectionLink(_("All works"), reverse("cms_pages:topic", args=[topics[0]])))
    query = SearchQuery(selections={"kind": ("news",), "topic": topics})
    return column, Asked(query, MOST_WORKS)


def _bins(plan: Plan, now: datetime, foreign: str) -> list[Line]:
    """What the sectors of a city put out on a day; `foreign`: their language, where it is another one."""
    lines = bins_of(going_out(plan.sectors, now), plan.path, now)
    return [line._replace(language=foreign) for line in lines]


def bins_of(collections: list[tuple[Sector, list[Collection]]], url: str, now: datetime) -> list[Line]:
    """« Bac gris : Nord ; bac jaune : Centre, Sud »: a line for each time at which bins go out."""
    sectors: dict[str, dict[str, list[str]]] = {}
    for sector, found in collections:
        for collection in found:
            when = sectors.setdefault(sentence(when_out(collection, now)), {})
            when.setdefault(collection.label, []).append(sector.title)
    words, joint = _("%(bin)s: %(sectors)s"), pgettext("between the parts of a line", "; ")
    return [
        Line(
            joint.join(
                isolated(words % {"bin": label, "sectors": in_a_row(map(isolated, names))})
                for label, names in zip(_inside_a_line(bins), bins.values(), strict=True)
            ),
            url,
            text,
        )
        for text, bins in sectors.items()
    ]


def _inside_a_line(labels):
    """Labels in one line: those after the first begin small."""
    first, *following = labels
    return [first, *map(lower, following)]
