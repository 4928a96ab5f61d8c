"""What the pages of this app are drawn with, page type by page type."""

from cms_pages.brief import facts, kicker
from cms_pages.details import detail_context, index_context
from cms_pages.easy.context import easy_context
from cms_pages.home.context import entrances, home_context
from cms_pages.models import (
    ContentPage,
    EasyPage,
    ExperimentIndexPage,
    ExperimentPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    ProcedureIndexPage,
    ProcedurePage,
)
from cms_pages.procedures.context import procedure_context
from cms_pages.timeline import timeline, woven
from core import drawing, missing, moments
from core.bodies import body_of
from core.viewer import viewer_of
from search.ends import ARCHIVES, OLD_ONLY
from search.list_pages import has_archives, render_context
from search.query import SearchQuery


def content_context(page, request):
    """A text and the pages under it."""
    return detail_context(page, request, with_children=True)


def news_context(page, request):
    """A news item; it says that it is old from a moment on."""
    moments.note(request, page.archived_at)
    return detail_context(page, request)


def news_index_context(page, request):
    """The list of the news; where some are too old for it, the way to them."""
    listing = page.get_listing()
    listed = render_context(request, listing)
    return (
        index_context(page, request) | listed | {"older_url": _older_url(listing, listed["query"], request)}
    )


def _older_url(listing, query, request):
    if query.selected(ARCHIVES) or not has_archives(viewer_of(request), listing):
        return ""
    return SearchQuery(selections=OLD_ONLY).url(listing.path)


def procedure_index_context(page, request):
    """The list of the procedures."""
    return index_context(page, request) | render_context(request, page.get_listing())


def experiment_context(page, request):
    """An experiment, its facts, and its place on the loom."""
    context = detail_context(page, request)
    return context | {
        "kicker": kicker(page),
        "facts": facts(page, context["own"], request),
        "timeline": timeline(request, page),
    }


def experiment_index_context(page, request):
    """The lab: its list, and the loom of what the list shows."""
    listed = render_context(request, page.get_listing())
    loom = woven(listed["results"].hits, request.portal)
    return index_context(page, request) | listed | {"body": body_of(page, request), "timeline": loom}


def register_contexts():
    """Called once, when the app is ready."""
    drawing.register(HomePage, home_context)
    missing.register(entrances)
    drawing.register(ContentPage, content_context)
    drawing.register(EasyPage, easy_context)
    drawing.register(NewsPage, news_context)
    drawing.register(NewsIndexPage, news_index_context)
    drawing.register(ProcedurePage, procedure_context)
    drawing.register(ProcedureIndexPage, procedure_index_context)
    drawing.register(ExperimentPage, experiment_context)
    drawing.register(ExperimentIndexPage, experiment_index_context)
