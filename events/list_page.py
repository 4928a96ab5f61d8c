"""What the page of a list of activities draws."""

from core.bodies import body_of
from core.crumbs import crumbs_of
from search.list_pages import render_context


def agenda_context(page, request):
    """Everything that events/agenda_page.html draws."""
    return render_context(request, page.get_listing()) | {
        "body": body_of(page, request),
        "crumbs": crumbs_of(page, request),
    }
