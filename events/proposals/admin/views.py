"""Proposals that wait, and the decision about one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.anonymous.answers import LONGEST_ANSWER, answer
from core.anonymous.decisions import DecisionError
from core.rights import publishable
from events.models import ActivityProposal, AgendaPage
from events.proposals import decisions, mails
from events.proposals.admin.words import facts_of

PER_PAGE = 50
Status = ActivityProposal.Status


def own_proposals(user):
    """Proposals for the lists that `user` may publish."""
    own = ActivityProposal.objects.filter(agenda__in=publishable(user, AgendaPage))
    return own.select_related("agenda", "decided_by")


def waiting(user):
    """Those that wait for a decision, the oldest first."""
    return own_proposals(user).filter(status=Status.WAITING).order_by("pk")


def index(request):
    """What waits; with ?decides=1, what was decided lately."""
    decided = request.GET.get("decides") == "1"
    rows = waiting(request.user)
    if decided:
        rows = own_proposals(request.user).exclude(status=Status.WAITING).order_by("-decided_at")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    context = {"page_title": _("Proposed activities"), "header_icon": "comment", "proposals": page}
    return render(request, "events/admin/proposals.html", context | {"decided": decided})


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request, pk):
    """One proposal. POST: a draft page is made of it, or it is declined; later, an answer that did not leave
    with the decision."""
    proposal = get_object_or_404(ActivityProposal.objects.select_related("agenda"), pk=pk)
    rights = proposal.agenda.permissions_for_user(request.user)
    if not (rights.can_publish() and rights.can_add_subpage()):
        raise PermissionDenied
    if request.method == "POST":
        return _decided(request, proposal)
    context = {
        "page_title": _("Proposed activity"),
        "page_subtitle": proposal.title,
        "header_icon": "comment",
        "proposal": proposal,
        "facts": facts_of(proposal),
        "is_waiting": proposal.status == Status.WAITING,
        "longest_answer": LONGEST_ANSWER,
    }
    return render(request, "events/admin/proposal.html", context)


def _decided(request, proposal):
    verdict = request.POST.get("decision")
    address = redirect("events_proposals:proposal", proposal.pk)
    if verdict == "answer" and proposal.status != Status.WAITING and proposal.email:
        answer(request, proposal, mails.send_answer)
        return address
    if verdict not in VERDICTS:
        raise Http404
    try:
        page = VERDICTS[verdict](proposal.pk, by=request.user)
    except DecisionError as error:
        messages.error(request, str(error))
        return address
    proposal.refresh_from_db()
    words = {"activity": proposal.title, "status": proposal.get_status_display()}
    messages.success(request, _("%(activity)s: %(status)s") % words)
    if request.POST.get("answer") and proposal.email:
        answer(request, proposal, mails.send_answer)
    return redirect("wagtailadmin_pages:edit", page.pk) if page else redirect("events_proposals:proposals")


VERDICTS = {"accept": decisions.accept, "decline": decisions.decline}
