"""An editor reads a proposal field by field, and takes or leaves each one."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.anonymous.decisions import DecisionError, close, take_up
from core.publishing import withdraw
from directory.models import PlacePage, Proposal
from directory.models.choices import VerifiedBy
from directory.publishing import publish_facts
from directory.truth import facts


@dataclass(frozen=True)
class Line:
    """One proposed field in words. `is_conflict`: the page holds neither what the proposer saw nor what is
    proposed. `is_done`: the page says so already. `by_hand`: nothing that a click could write."""

    field: str
    label: str
    before: str
    now: str
    proposed: str
    is_conflict: bool
    is_done: bool
    by_hand: bool

    @property
    def is_open(self) -> bool:
        """Whether there is something to decide."""
        return not (self.is_done or self.by_hand)


def lines_of(proposal: Proposal) -> list[Line]:
    """The proposal beside the page as it is now."""
    place = proposal.place
    return [_line(place, name, *values) for name, values in proposal.changes.items() if _is_known(name)]


def decide(
    proposal_id: int,
    *,
    accepted: Collection[str],
    by: AbstractBaseUser,
    refuse: bool = False,
    is_owner: bool = False,
) -> Proposal:
    """Publish the `accepted` fields as `by` and close the proposal; returns it.

    `refuse` leaves all of them. `is_owner`: who claims the place is its owner from now on. DecisionError
    when somebody else decided first, or when the place is locked.
    """
    with transaction.atomic():
        proposal = take_up(Proposal, proposal_id)
        offered = [line.field for line in lines_of(proposal) if line.is_open]
        names = [] if refuse else [name for name in offered if name in accepted]
        status = Proposal.Status.REFUSED if refuse else _outcome(proposal, offered, names)
        becomes_owner = is_owner and not refuse and may_become_owner(proposal)
        if (names or becomes_owner) and proposal.place.locked:
            raise DecisionError(_("This page is locked: unlock it first."))
        if becomes_owner and status == Proposal.Status.REFUSED:
            status = Proposal.Status.PARTLY
        _write(proposal, names, by)
        if becomes_owner:
            publish_facts(proposal.place_id, {"owner_email": proposal.email}, by=by)
        close(proposal, status, by=by)
    return Proposal.objects.select_related("place").get(pk=proposal_id)


def may_become_owner(proposal: Proposal) -> bool:
    """Whether somebody who waits for a decision asks for the link of the place."""
    is_claim = proposal.origin == Proposal.Origin.CLAIM and proposal.email
    return bool(is_claim and proposal.status == Proposal.Status.WAITING and proposal.place.live)


def _write(proposal, names, by):
    place = PlacePage.objects.get(pk=proposal.place_id)
    values = {name: proposal.changes[name][1] for name in names if name not in facts.TOLD}
    _check(values)
    if values:
        is_owner = proposal.origin == Proposal.Origin.OWNER
        values["verified_on"] = timezone.localdate()
        values["verified_by"] = VerifiedBy.OWNER if is_owner else VerifiedBy.EDITOR
        publish_facts(place.pk, values, by=by)
    if facts.CLOSED in names:
        withdraw(PlacePage.objects.get(pk=place.pk), by=by)


def _check(values):
    """What was right when it was proposed must be right now."""
    for name, value in values.items():
        try:
            PlacePage._meta.get_field(name).clean(value, None)
        except ValidationError as error:
            message = _("%(field)s: %(error)s")
            raise DecisionError(
                message % {"field": facts.label_of(name), "error": " ".join(error.messages)}
            ) from None


def _outcome(proposal, offered, names):
    """What became of it, so that the answer says no more than what was done."""
    if not offered:
        lines = lines_of(proposal)
        is_said = lines and all(line.is_done for line in lines)
        return Proposal.Status.ALREADY if is_said else Proposal.Status.READ
    if not names:
        return Proposal.Status.REFUSED
    return Proposal.Status.ACCEPTED if names == offered else Proposal.Status.PARTLY


def _is_known(name):
    """Fields come and go between releases; a proposal waits."""
    return name in facts.TOLD or name in (*facts.OWNER_FIELDS, *facts.PUBLIC_FIELDS, "hours_note")


def _line(place, name, before, after):
    if name == facts.HOURS_IN_WORDS:
        now = facts.in_words("hours", place.hours)
        return Line(name, facts.label_of(name), before, now, after, now != before, False, True)
    current = not place.live if name == facts.CLOSED else getattr(place, name)
    return Line(
        field=name,
        label=facts.label_of(name),
        before=facts.in_words(name, before),
        now=facts.in_words(name, current),
        proposed=facts.in_words(name, after),
        is_conflict=current not in (before, after),
        is_done=current == after,
        by_hand=False,
    )
