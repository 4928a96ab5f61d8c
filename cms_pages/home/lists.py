"""Sections that list what the index holds: by kind, by date, experiments, topics, audiences."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from cms_pages.facets import FEATURED_ONLY
from cms_pages.home.section import Asked, Section, SectionLink
from core import generation
from events.listings import WITH_DATES
from search.query import BY_NEXT_DATE, COMING, SearchQuery


def listing(value, anchor, around):
    """The latest items of some kinds, topics and audiences."""
    chosen = {"kind": value.get("kinds") or ()}
    for name in around.request.portal.codes:
        chosen[name] = codes_today(value.get(f"{name}s"), name, around.request)
    query = SearchQuery(selections=chosen | (FEATURED_ONLY if value.get("featured") else {}))
    links = _whole_list(value, around)
    if around.feeds:
        links.append(SectionLink(_("RSS"), query.url(f"/{around.request.LANGUAGE_CODE}/liste.rss"), "rss"))
    return Section(
        anchor,
        value["title"],
        value.get("layout") or "cards",
        links=links,
        tinted=bool(value.get("tinted")),
        asked=(Asked(query, value["number"]),),
    )


def codes_today(slugs, name, request):
    """What the terms that an editor chose are called today."""
    codes = request.portal.codes[name]
    return [codes.today(slug, request.LANGUAGE_CODE) for slug in slugs or ()]


def _whole_list(value, around, query=None):
    """The link to the page that the editor chose, narrowed by what is chosen in a query."""
    links = around.link_to(value.get("page"), value.get("more_label") or _("See the whole list"))
    return [replace(link, url=query.url(link.url)) for link in links] if query else links


def news(value, anchor, around):
    """The latest news: one with its picture, then titles."""
    topics = codes_today(value.get("topics"), "topic", around.request)
    query = SearchQuery(selections={"kind": ("news",), "topic": topics})
    asked, links = (Asked(query, value["number"]),), _whole_list(value, around)
    return Section(anchor, value["title"], "news", links=links, asked=asked)


def agenda(value, anchor, around):
    """Activities by their next date: tonight, this weekend, for children…"""
    when = [value["when"]] if value.get("when") else []
    chosen = {"when": when, "age": value.get("ages") or ()}
    kinds = value.get("kinds") or WITH_DATES
    query = SearchQuery(selections=chosen | {"kind": kinds}, dates=COMING, sort=BY_NEXT_DATE)
    return Section(
        anchor,
        value["title"],
        "agenda",
        links=_whole_list(value, around, SearchQuery(selections=chosen)),
        tinted=bool(value.get("tinted")),
        asked=(Asked(query, value["number"]),),
    )


def lab(value, anchor, around):
    """Experiments, where the city shows the lab."""
    section = Section(anchor, value["title"], "loom", text=value.get("text") or "")
    section.links += around.link_to(value.get("page"), _("All experiments"))
    if around.request.city.settings.shows_lab:
        section.asked = (Asked(SearchQuery(selections={"kind": ("experiment",)}), value["number"]),)
    return section


def audiences(value, anchor, around):
    """An entrance for each audience."""
    return _terms(value, anchor, around, "audience", around.request.portal.audiences)


def topics(value, anchor, around):
    """An entrance for each topic."""
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
