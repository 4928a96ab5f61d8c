"""Answers a program: a place of a list in JSON, or in words why there is none."""

import json
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from core import moments
from core.problems import problem
from core.viewer import viewer_of
from search.faces.api.answers import CURSOR, address_of, answer_of
from search.faces.api.cursors import PAGE_SIZE, MovedError, NoCursorError, NoSuchPlaceError, Place, place_of
from search.faces.jsonfeed import NO_MARKUP
from search.forms import LONGEST_QUESTION, read_form
from search.listings import Listing
from search.query import BY_NAME, BY_OPEN, SearchQuery

EXTENSION = "api"
TYPE = "application/json"


def serve(request: HttpRequest, listing: Listing) -> HttpResponse:
    """The place of the list that `page` or a cursor names. What the list does not know is an error: a program
    reads no notice. The order does not follow opening hours, which would move every place at noon."""
    viewer = viewer_of(request)
    if listing.default_sort == BY_OPEN:
        listing = replace(listing, default_sort=BY_NAME)
    form = read_form(viewer, listing, request.GET)
    if form.notices:
        # Each parameter is described; what they say together may be of a list that is not there.
        status = 404 if form.notices == form.conflicts else 400
        return problem(status, _("The list does not know what the address asks for"), errors=form.notices)
    if len(request.GET.get("q", "")) > LONGEST_QUESTION:  # what cannot be printed included: as described
        words = _("A question has %(count)d characters at most.") % {"count": LONGEST_QUESTION}
        return problem(400, _("The question is too long"), words)
    try:
        place = _place(request, listing, form.query)
        answer, results = answer_of(viewer, listing, form.query, place)
    except NoCursorError:
        words = _("Take the one that the answer before has given.")
        return problem(400, _("“suite” is no cursor"), words)
    except NoSuchPlaceError:
        words = _("A page has %(count)d items. A cursor belongs to its list and filters, and needs no page.")
        return problem(404, _("The list has no such page"), words % {"count": PAGE_SIZE})
    except MovedError:
        words = _("The list has changed too much since the cursor was given: start again without it.")
        return problem(410, _("This cursor is too old"), words)
    moments.note(request, results.changes_at)
    return answer_in_json(answer)


def _place(request: HttpRequest, listing: Listing, query: SearchQuery) -> Place:
    cursor = request.GET.get(CURSOR, "")
    if cursor and query.page > 1:
        raise NoSuchPlaceError
    return place_of(cursor, address_of(listing, query)) if cursor else Place((query.page - 1) * PAGE_SIZE)


def answer_in_json(content: dict) -> HttpResponse:
    """JSON that holds no tag, for programs alone."""
    text = json.dumps(content, ensure_ascii=False).translate(NO_MARKUP)
    return HttpResponse(text, content_type=TYPE, headers={"X-Robots-Tag": "noindex"})
