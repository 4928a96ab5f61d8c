"""What the page of the directory draws: the list, and the forms for a point and for a moment beside it."""

from core.bodies import body_of
from core.crumbs import crumbs_of
from directory.facets import open_at_context
from directory.listings import kept_open
from directory.near import near_context
from search.list_pages import render_context


def list_context(page, request):
    """Everything that directory/directory_index_page.html draws."""
    context = render_context(request, page.get_listing())
    return context | {
        "body": body_of(page, request),
        "crumbs": crumbs_of(page, request),
        "kept_open": kept_open(context["query"]),
        "embedding_url": context["query"].url(f"{context['listing'].path}integrer/", page=1),
        **near_context(request, context["query"]),
        **open_at_context(request),
    }
