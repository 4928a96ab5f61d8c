"""The pages every city starts with. Their words are in pages/, for the editors to replace."""

from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from cms_pages.models import (
    ContentPage,
    ExperimentIndexPage,
    HomePage,
    NewsIndexPage,
    ProcedureIndexPage,
)
from directory.models import DirectoryIndexPage
from events.models import AgendaPage
from portal.writing.sources import read_sources
from portal.writing.stream import stream_of
from portal.writing.typography import french

FOLDER = Path(__file__).parent / "pages"


def shipped_slugs():
    """The addresses of the pages that every city starts with."""
    return {source.slug for source in read_sources(FOLDER)}


def plant_pages(row):
    """(home, {"procedures", "news", "directory", "activities", "training" and, of the hub, "lab": list},
    {role: page}) of the city `row`, published, in French."""
    locale = Locale.objects.get_or_create(language_code="fr")[0]
    home = HomePage(title=row.name, slug=row.slug, locale=locale)
    published(home, Page.get_first_root_node())
    with translation.override("fr"):
        lists = {"procedures": published(new_procedures(), home), "news": published(_newsroom(), home)}
        if row.is_hub:
            lists["lab"] = published(ExperimentIndexPage(title=_("L.I.V.E. lab"), slug="labo"), home)
        lists["directory"] = published(new_directory(), home)
        lists["activities"] = published(new_activities(), home)
        lists["training"] = published(new_training(), home)
    pages = {source.header["menu"]: _page(source, row, home) for source in read_sources(FOLDER)}
    return home, lists, pages


def _newsroom():
    """The first one of a site shows what the others publish too."""
    return NewsIndexPage(title=_("News"), slug="actualites", shows_all=True)


def new_procedures():
    """The list of procedures that a city starts with."""
    return ProcedureIndexPage(title=_("Procedures"), slug="demarches")


def new_directory():
    """The list of places that a city starts with."""
    return DirectoryIndexPage(title=_("Shops and places"), slug="lieux")


def new_activities():
    """The list of activities that a city starts with."""
    return AgendaPage(title=_("Activities"), slug="activites", shows=AgendaPage.Shows.ACTIVITIES)


def new_training():
    """The list of digital training that a city starts with."""
    return AgendaPage(title=_("Training"), slug="formations", shows=AgendaPage.Shows.TRAINING)


def published(page, parent):
    """Add `page` under `parent` and publish it, with a first revision in its history."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _page(source, row, home):
    role = source.header["menu"]
    page = ContentPage(
        title=source.text("title"),
        slug=source.slug,
        introduction=source.text("intro").format(name=row.name),
        notice=role if role in ContentPage.Notice.values else "",
        body=stream_of(source.body.format(name=french(row.name))),
    )
    return published(page, home)
