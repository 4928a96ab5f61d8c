"""What the page of the directory draws: the list, and the forms for a point and for a moment beside it."""

from core.bodies import body_of
from core.crumbs import crumbs_of
from directory.facets import open_at_context
from directory.listings import kept_near, kept_open
from search.list_pages import render_context


def list_context(page, request):
    """Everything that directory/directory_index_page.html draws. `typed` and `stands_for` were put on the
    request by the page's `serve`."""
    context = render_context(request, page.get_listing())
    typed, stands_for = getattr(request, "typed", ""), getattr(request, "stands_for", "")
    return context | {
        "body": body_of(page, request),
        "crumbs": crumbs_of(page, request),
        "kept": kept_near(context["query"]),
        "kept_open": kept_open(context["query"]),
        "embedding_url": context["query"].url(f"{context['listing'].path}integrer/", page=1),
        **open_at_context(request),
        "address": typed[:200],
        "stands_for": stands_for,
        "address_unknown": bool(typed) and not stands_for,
    }
