"""What the page of the directory draws: the list, or its map above it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from core.bodies import body_of
from core.crumbs import crumbs_of
from directory.facets import moment_problem
from directory.list_maps import map_view
from directory.near import near_context, wants_panel
from search.bars import NEAR
from search.list_pages import render_context


def list_context(page, request):
    """Everything that directory/directory_index_page.html draws."""
    problem = moment_problem(request.GET.get("ouvert-a", ""), timezone.now())
    opened = NEAR if wants_panel(request) else "ouvert" if problem else ""
    context = render_context(request, page.get_listing(), opened)
    near = near_context(request, context["query"])
    notices = context["notices"] or ([problem] if problem else [])
    embedding_url = context["query"].url(f"{context['listing'].path}integrer/", page=1)
    return context | {
        "notices": [*notices, *([near["near_note"]] if near["near_note"] else [])],
        "body": body_of(page, request),
        "crumbs": crumbs_of(page, request),
        "open_at_problem": problem,
        "more": [{"label": _("Put this list on your site"), "url": embedding_url}],
        **map_view(request, context),
        **near,
    }
