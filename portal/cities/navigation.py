"""The first menu, footer and sections of a home page; editors change them there."""

import json
from uuid import uuid4

from django.utils import translation
from django.utils.translation import gettext as _

from cms_pages.models import ExperimentIndexPage
from core.models import CitySettings

MENU = ("contact",)
EXPLORE = ("about", "contact")
OWN = ("map", "topics", "open-data", "feeds", "propose", "site-map")
LEGAL = ("legal", "privacy", "accessibility", "ecodesign")


def fill_navigation(row, home, own, pages):
    """Fill the home page of the city `row` with links to pages that exist. `own`: its lists by name."""
    news = own["news"]
    procedures = own["procedures"]
    pages_of_lists = (
        procedures,
        news,
        own["activities"],
        own["training"],
        own["directory"],
        lab_of_the_hub(),
    )
    lists = [page for page in pages_of_lists if page]
    with translation.override("fr"):
        home.menu = stream(*(("link", link(page)) for page in [*lists, *_named(pages, MENU)]))
        home.footer = stream(
            ("column", _explore([*lists, *_named(pages, EXPLORE)])),
            ("column", column(_("This site"), _named(pages, LEGAL))),
        )
        home.sections = stream(
            ("today", {"title": _("Today"), "open_places": 4, "dates": 4, "works_topics": []}),
            ("news", news_section(_("News"), news, _("All the news"))),
            ("audiences", {"title": _("You are…")}),
            ("follow", {"title": _("Follow %(city)s") % {"city": row.name}, "text": ""}),
        )
    home.save_revision().publish()


def lab_of_the_hub():
    """The page of the lab, where there is a hub that has one."""
    hub = CitySettings.objects.filter(is_hub=True).select_related("site__root_page").first()
    if hub is None:
        return None
    return ExperimentIndexPage.objects.live().child_of(hub.site.root_page).first()


def stream(*blocks):
    """JSON of a StreamField from (type, value) pairs."""
    return json.dumps([{"type": kind, "value": value, "id": str(uuid4())} for kind, value in blocks])


def link(page, label=None):
    """Value of a link block to `page`."""
    return {"label": label or page.title, "page": page.pk, "url": ""}


def own_address(code, label=""):
    """Value of a link block to one of the portal's own addresses (core.own_addresses)."""
    return {"label": label, "page": None, "url": "", "address": code}


def _explore(pages):
    links = [*column("", pages)["links"], *map(own_address, OWN)]
    return {"title": _("Explore"), "links": links}


def column(title, pages):
    """Value of a footer column."""
    return {"title": title, "links": [link(page) for page in pages]}


def news_section(title, page, more_label):
    """Value of a home page's section of news; `page` has the whole list."""
    page_id = page.pk if page else None
    return {"title": title, "topics": [], "number": 4, "page": page_id, "more_label": more_label}


def _named(pages, roles):
    return [pages[role] for role in roles if role in pages]
