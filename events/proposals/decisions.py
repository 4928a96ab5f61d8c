"""An editor makes a page of a proposal, or declines it."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.log_actions import log

from core.anonymous.decisions import close, take_up
from events.models import ActivityPage, ActivityProposal
from events.names import free_slug
from events.proposals.drafts import draft_of, point_of

Status = ActivityProposal.Status


def accept(proposal_id: int, *, by: AbstractBaseUser) -> ActivityPage:
    """Make a draft under the list of the proposal, to be completed and published as any page, with the point
    of its address where that is known; returns it. DecisionError when somebody else decided first."""
    asked = ActivityProposal.objects.select_related("agenda").filter(pk=proposal_id).first()
    point = point_of(asked) if asked else None  # a service may take two seconds: nobody waits behind a lock
    return _accept(proposal_id, point, by)


@transaction.atomic
def _accept(proposal_id, point, by):
    proposal = take_up(ActivityProposal, proposal_id)
    draft = draft_of(proposal)
    if point:
        draft.latitude, draft.longitude = point
    draft.slug, draft.owner = free_slug(proposal.agenda, draft.title), by
    page = proposal.agenda.add_child(instance=draft)
    page.save_revision(user=by)
    log(instance=page, action="events.proposed", user=by)
    close(proposal, Status.ACCEPTED, by=by, page=page)
    return page


@transaction.atomic
def decline(proposal_id: int, *, by: AbstractBaseUser) -> None:
    """Close a proposal without a page. DecisionError when somebody else decided first."""
    proposal = take_up(ActivityProposal, proposal_id)
    log(instance=proposal.agenda, action="events.declined", user=by)
    close(proposal, Status.DECLINED, by=by)
