"""An editor makes a page of a proposal, or declines it."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.log_actions import log

from core.anonymous.decisions import close, take_up
from events.models import ActivityPage, ActivityProposal
from events.names import free_slug
from events.proposals.drafts import draft_of

Status = ActivityProposal.Status


@transaction.atomic
def accept(proposal_id: int, *, by: AbstractBaseUser) -> ActivityPage:
    """Make a draft under the list of the proposal, to be completed and published as any page; returns it.
    DecisionError when somebody else decided first."""
    proposal = take_up(ActivityProposal, proposal_id)
    draft = draft_of(proposal)
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
