"""The sections of a home page, from what the editor chose to what a template draws."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cms_pages.facets import FEATURED_ONLY
from cms_pages.leads import LEADS
from core import generation
from events.listings import WITH_DATES
from search.query import BY_NEXT_DATE, COMING, SearchQuery


@dataclass(frozen=True)
class Surroundings:
    """What every section may need: addresses of linked pages, feeds of the city, the request."""

    urls: dict[int, str]
    feeds: list
    request: HttpRequest


@dataclass(frozen=True)
class SectionLink:
    """A link beside the title of a section."""

    label: str
    url: str
    icon_name: str = ""


@dataclass
class Section:
    """One section of a home page, ready for its template; `query` asks for its items. The large cards
    of a section that `is_small` show small swatches, which weigh nothing."""

    id: str
    title: str
    layout: str
    text: str = ""
    links: list = field(default_factory=list)
    tinted: bool = False
    big: bool = False
    query: SearchQuery | None = None
    number: int = 0
    items: tuple = ()
    leads: list = field(default_factory=list)
    is_small: bool = False
    entries: list = field(default_factory=list)
    cities: list = field(default_factory=list)
    feeds: list = field(default_factory=list)

    @property
    def template(self):
        return f"cms_pages/sections/{self.layout}.html"

    @property
    def rest(self):
        """What follows the large cards."""
        return self.items[LEADS:]

    @property
    def is_empty(self):
        return not (self.items or self.entries or self.cities or self.feeds)


def sections_of(raw_blocks, around):
    """Sections in the editor's order; those with a `query` have no items yet."""
    return [
        _BUILDERS[block["type"]](block["value"], f"section-{number}", around)
        for number, block in enumerate(raw_blocks, start=1)
    ]


def _listing(value, anchor, around):
    chosen = {"kind": value.get("kinds") or ()}
    for name, codes in around.request.portal.codes.items():
        chosen[name] = [
            codes.today(slug, around.request.LANGUAGE_CODE) for slug in value.get(f"{name}s") or ()
        ]
    query = SearchQuery(selections=chosen | (FEATURED_ONLY if value.get("featured") else {}))
    links = []
    if url := around.urls.get(value.get("page")):
        links.append(SectionLink(value.get("more_label") or _("See the whole list"), url))
    if around.feeds:
        links.append(SectionLink(_("RSS"), query.url(f"/{around.request.LANGUAGE_CODE}/liste.rss"), "rss"))
    layout = value.get("layout") or "cards"
    return Section(
        anchor,
        value["title"],
        layout,
        links=links,
        tinted=bool(value.get("tinted")),
        query=query,
        number=value["number"],
    )


def _agenda(value, anchor, around):
    """Activities by their next date: tonight, this weekend, for children…"""
    when = [value["when"]] if value.get("when") else []
    chosen = {"when": when, "age": value.get("ages") or ()}
    kinds = value.get("kinds") or WITH_DATES
    query = SearchQuery(selections=chosen | {"kind": kinds}, dates=COMING, sort=BY_NEXT_DATE)
    links = []
    if url := around.urls.get(value.get("page")):
        label = value.get("more_label") or _("See the whole list")
        links.append(SectionLink(label, SearchQuery(selections=chosen).url(url)))
    tinted, number = bool(value.get("tinted")), value["number"]
    return Section(anchor, value["title"], "agenda", links=links, tinted=tinted, query=query, number=number)


def _lab(value, anchor, around):
    section = Section(anchor, value["title"], "loom", text=value.get("text") or "")
    if url := around.urls.get(value.get("page")):
        section.links.append(SectionLink(_("All experiments"), url))
    if around.request.city.settings.shows_lab:
        section.query, section.number = SearchQuery(selections={"kind": ("experiment",)}), value["number"]
    return section


def _audiences(value, anchor, around):
    return _terms(value, anchor, around, "audience", around.request.portal.audiences)


def _topics(value, anchor, around):
    return _terms(value, anchor, around, "topic", around.request.portal.topics)


def _terms(value, anchor, around, name, terms):
    entries = _entries(name, around.request.LANGUAGE_CODE, terms)
    return Section(anchor, value["title"], "ledger", entries=entries, big=name == "audience")


def _entries(name, language, terms):
    """Every topic or audience with its address, kept until one is changed."""
    return generation.held(
        f"{name} entries {language}",
        lambda: [
            {
                "title": term.title,
                "text": term.description,
                "url": reverse(f"cms_pages:{name}", args=[term.slug]),
            }
            for term in terms.get(language, {}).values()
        ],
        (),
    )


def _cities(value, anchor, around):
    cities = [
        {
            "slug": city.slug,
            "name": city.name,
            "tagline": city.tagline,
            "url": city.home_url(around.request.LANGUAGE_CODE),
        }
        for city in around.request.portal.communes
    ]
    return Section(anchor, value["title"], "cities", cities=cities)


def _follow(value, anchor, around):
    return Section(anchor, value["title"], "follow", text=value.get("text") or "", feeds=list(around.feeds))


_BUILDERS = {
    "listing": _listing,
    "agenda": _agenda,
    "lab": _lab,
    "audiences": _audiences,
    "topics": _topics,
    "cities": _cities,
    "follow": _follow,
}
