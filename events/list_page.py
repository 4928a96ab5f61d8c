"""What the page of a list of activities draws."""

from core.bodies import body_of
from core.crumbs import crumbs_of
from search.list_pages import render_context


def agenda_context(page, request):
    """Everything that events/agenda_page.html draws."""
    context = render_context(request, page.get_listing())
    query, listing = context["query"], context["listing"]
    return context | {
        "calendar_url": request.city.base_url + query.url(f"{listing.path}liste.ics", page=1),
        "programme_url": query.url(f"{listing.path}programme/", page=1),
        "body": body_of(page, request),
        "crumbs": crumbs_of(page, request),
    }
