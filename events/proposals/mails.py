"""What is written to those who proposed an activity."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from core.anonymous.answers import language_of, write
from core.writing_direction import isolated
from events.models import ActivityProposal


@transaction.atomic
def send_answer(proposal, *, words):
    """Tell somebody who left an address what was decided, and forget the address. NoSiteError where no site
    shows the list."""
    with translation.override(language_of(proposal.agenda)):
        subject = _("%(activity)s: your proposal") % {"activity": isolated(proposal.title)}
        context = {"proposal": proposal, "words": words}
        write(proposal.agenda, proposal.email, subject, "events/proposal_answer.txt", context)
    ActivityProposal.objects.filter(pk=proposal.pk).update(email="")
