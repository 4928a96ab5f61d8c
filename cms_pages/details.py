"""What surrounds the text of editorial pages: that of any page, and what they say to machines."""

from cms_pages import structured
from core.crumbs import crumbs_of
from search import details


def detail_context(page, request, *, with_children=False):
    """What the templates of pages with a text print around it."""
    context = details.detail_context(
        page,
        request,
        bodies=tuple(name for name in ("body", "results") if hasattr(page, name)),
        chosen=[item["value"] for item in page.related.raw_data] if hasattr(page, "related") else (),
        with_children=with_children,
    )
    return context | structured.of_page(page, request, context["canonical"], context["terms"])


def index_context(page, request):
    """What the templates of lists print around the results."""
    return {"crumbs": crumbs_of(page, request)}
