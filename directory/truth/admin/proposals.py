"""Proposals that wait, and the decision about one, field by field."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.anonymous.answers import LONGEST_ANSWER, answer
from core.anonymous.decisions import DecisionError
from directory.models import Proposal
from directory.truth import decisions, facts, mails
from directory.truth.admin import rights

PER_PAGE = 50


def waiting(user):
    """Proposals about the places that `user` may publish, the oldest first."""
    own = Proposal.objects.filter(place__in=rights.own_places(user), status=Proposal.Status.WAITING)
    return own.select_related("place").order_by("pk")


def index(request):
    """What waits; with ?decides=1, what was decided lately."""
    decided = request.GET.get("decides") == "1"
    rows = waiting(request.user)
    if decided:
        rows = Proposal.objects.filter(place__in=rights.own_places(request.user))
        rows = rows.exclude(status=Proposal.Status.WAITING).select_related("place", "decided_by")
        rows = rows.order_by("-decided_at")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    for proposal in page.object_list:
        proposal.labels = ", ".join(line.label for line in decisions.lines_of(proposal))
    context = {"page_title": _("Proposed changes"), "header_icon": "comment", "proposals": page}
    return render(request, "directory/truth/admin/proposals.html", context | {"decided": decided})


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request, pk):
    """One proposal beside the page as it is. POST: the fields that are ticked, or a refusal; later, an
    answer that could not leave with the decision."""
    proposal = get_object_or_404(Proposal.objects.select_related("place"), pk=pk)
    rights.own_place(request.user, proposal.place_id)
    if request.method == "POST":
        return _decided(request, proposal)
    lines = decisions.lines_of(proposal)
    context = {
        "page_title": _("Proposed change"),
        "page_subtitle": proposal.place.title,
        "header_icon": "comment",
        "proposal": proposal,
        "place": proposal.place,
        "lines": lines,
        "is_claim": decisions.may_become_owner(proposal),
        "is_open": any(line.is_open for line in lines),
        "moves": {"street", "postcode", "town"} & set(proposal.changes),
        "is_waiting": proposal.status == Proposal.Status.WAITING,
        "longest_answer": LONGEST_ANSWER,
    }
    return render(request, "directory/truth/admin/proposal.html", context)


def _decided(request, proposal):
    verdict = request.POST.get("decision")
    if verdict == "answer" and proposal.status != Proposal.Status.WAITING and proposal.email:
        answer(request, proposal, mails.send_answer)
        return redirect("directory_truth_admin:proposal", proposal.pk)
    if verdict not in ("accept", "refuse"):
        raise Http404
    is_owner = decisions.may_become_owner(proposal) and verdict == "accept" and "owner" in request.POST
    try:
        decided = decisions.decide(
            proposal.pk,
            accepted=request.POST.getlist("field"),
            by=request.user,
            refuse=verdict == "refuse",
            is_owner=is_owner,
        )
    except DecisionError as error:
        messages.error(request, str(error))
        return redirect("directory_truth_admin:proposal", proposal.pk)
    status = decided.get_status_display()
    messages.success(request, _("%(place)s: %(status)s") % {"place": decided.place.title, "status": status})
    if is_owner:
        mails.remind_one.enqueue(decided.place_id)
    if request.POST.get("answer") and decided.email:
        answer(request, decided, mails.send_answer)
    if facts.HOURS_IN_WORDS in decided.changes and verdict == "accept" and decided.place.live:
        return redirect("wagtailadmin_pages:edit", decided.place_id)
    return redirect(reverse("directory_truth_admin:proposals"))
