"""Places that may be there twice, and how two become one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.rights import publishes_something
from directory.truth import facts, merging
from directory.truth.admin import rights
from directory.truth.duplicates import metres_between, pairs_of

MOST_SHOWN = 200
SHOWN = ("title", *facts.OWNER_FIELDS[1:], "hours_note", "siret", "verified_on")


def index(request):
    """Pairs in the directories of the editor, the surest first."""
    if not publishes_something(request.user):
        raise PermissionDenied
    found = pairs_of(rights.own_places(request.user))
    context = {
        "page_title": _("Places twice"),
        "header_icon": "copy",
        "pairs": found[:MOST_SHOWN],
        "total": len(found),
    }
    return render(request, "directory/truth/admin/pairs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request, first, second):
    """Both records side by side. POST: « stays » is the id of the one that stays."""
    places = [rights.own_place(request.user, pk) for pk in (first, second)]
    if first == second:
        raise Http404
    if request.method == "POST":
        return _merged(request, first, second)
    rows = [
        (facts.label_of(name), *(facts.in_words(name, getattr(place, name)) for place in places))
        for name in SHOWN
    ]
    context = {
        "page_title": _("Make two places one"),
        "header_icon": "copy",
        "places": places,
        "rows": [row for row in rows if row[1] or row[2]],
        "metres": metres_between(*places),
    }
    return render(request, "directory/truth/admin/merge.html", context)


def _merged(request, first, second):
    stays = request.POST.get("stays")
    if stays not in (str(first), str(second)):
        messages.error(request, _("Choose the record that stays."))
        return redirect("directory_truth_admin:merge", first, second)
    winner_id, loser_id = (first, second) if stays == str(first) else (second, first)
    try:
        winner = merging.merge_places(winner_id=winner_id, loser_id=loser_id, by=request.user)
    except merging.MergeError as error:
        messages.error(request, str(error))
        return redirect("directory_truth_admin:pairs")
    messages.success(request, _("“%(place)s” is one record now.") % {"place": winner.title})
    return redirect("wagtailadmin_pages:edit", winner.pk)
