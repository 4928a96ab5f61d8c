"""The chapters of the guide, and which of them explains a screen of the admin."""

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from wagtail.models import Page

from core.sites import get_portal
from portal.guide.markup import title_of

FOLDER = settings.BASE_DIR / "docs" / "guide"
FIRST = "tableau-de-bord"
# In the order of the contents.
NAMES = (
    FIRST,
    "actualite",
    "activite",
    "lieu",
    "demarche",
    "collecte",
    "alerte",
    "accueil-et-menus",
    "images-et-documents",
    "imports",
    "propositions",
    "recherches",
    "traduire",
)
# Beginning of the address of a screen: the chapter that explains it, the longest first.
SCREENS = {
    "/admin/alertes/": "alerte",
    "/admin/annuaire/": "propositions",
    "/admin/activites/propositions/": "propositions",
    "/admin/activites/imports/": "imports",
    "/admin/activites/": "activite",
    "/admin/imports/": "imports",
    "/admin/couches/": "imports",
    "/admin/collecte/": "collecte",
    "/admin/recherches/": "recherches",
    "/admin/traductions/": "traduire",
    "/admin/langues/": "traduire",
    "/admin/redirects/": "accueil-et-menus",
    "/admin/images/": "images-et-documents",
    "/admin/documents/": "images-et-documents",
}
# Type of page: its chapter.
TYPES = {
    "newspage": "actualite",
    "newsindexpage": "actualite",
    "activitypage": "activite",
    "trainingpage": "activite",
    "agendapage": "activite",
    "placepage": "lieu",
    "directoryindexpage": "lieu",
    "procedurepage": "demarche",
    "procedureindexpage": "demarche",
    "wastepage": "collecte",
    "sectorpage": "collecte",
    "homepage": "accueil-et-menus",
}
NEW_PAGE = re.compile(r"/admin/pages/add/\w+/(\w+)/")
ONE_PAGE = re.compile(r"/admin/pages/(\d+)/")


@dataclass(frozen=True)
class Chapter:
    """One file of docs/guide/."""

    name: str
    title: str
    text: str


@cache
def chapters() -> tuple[Chapter, ...]:
    """All of them, in order. They change with the code only."""
    texts = {name: (FOLDER / f"{name}.md").read_text() for name in NAMES}
    return tuple(Chapter(name, title_of(text), text) for name, text in texts.items())


def chapter_for(path: str) -> str:
    """The name of the chapter that explains the screen at this address."""
    if match := NEW_PAGE.match(path):
        return TYPES.get(match[1], FIRST)
    if match := ONE_PAGE.match(path):
        page = Page.objects.filter(pk=match[1]).select_related("content_type").first()
        place = page and get_portal().home_of(page)
        if place and place[1] != place[0].languages[0]:
            return "traduire"
        return TYPES.get(page and page.content_type.model, FIRST)
    return next((name for start, name in SCREENS.items() if path.startswith(start)), FIRST)
