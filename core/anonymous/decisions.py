"""An editor decides about a proposal, once."""

from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext as _

from core.models.proposals import AnonymousProposal

AnyProposal = TypeVar("AnyProposal", bound=AnonymousProposal)


class DecisionError(Exception):
    """Why a decision cannot be written, in words for the editor."""


def take_up(model: type[AnyProposal], pk: int) -> AnyProposal:
    """The proposal, locked until the end of the transaction. DecisionError when it was decided before."""
    proposal = model.objects.select_for_update().get(pk=pk)
    if proposal.status != "waiting":
        raise DecisionError(_("Somebody else has decided about this proposal already."))
    return proposal


def close(proposal: AnyProposal, status: str, *, by: AbstractBaseUser, **fields: object) -> None:
    """Write what was decided, by whom and when, together with other `fields`."""
    values = {"status": status, "decided_at": timezone.now(), "decided_by": by} | fields
    for name, value in values.items():
        setattr(proposal, name, value)
    proposal.save(update_fields=list(values))
