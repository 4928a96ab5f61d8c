"""What is written to owners of places, and to those who proposed a change (core.anonymous.answers)."""

from contextlib import suppress

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from core.anonymous.answers import NoSiteError, language_of, write
from core.writing_direction import isolated
from directory.models import PlacePage, Proposal
from directory.truth import facts, links


@transaction.atomic
def send_link(place):
    """Ask the owner of a place whether its record is right. NoSiteError where no site shows the place."""
    link, address = links.make_link(place)
    with translation.override(language_of(place)):
        shown = facts.facts_in_words(place, facts.OWNER_FIELDS)
        context = {"place": place, "address": address, "facts": shown, "expires_at": link.expires_at}
        subject = _("%(place)s: is your record still right?") % {"place": isolated(place.title)}
        write(place, place.owner_email, subject, "directory/truth/mail_owner.txt", context)


@task()
def remind(place_ids):
    """Send the link to those owners of `place_ids` who were not written to lately; the number sent."""
    sent = 0
    for place in links.remindable(PlacePage.objects.filter(pk__in=place_ids)).order_by("pk"):
        with suppress(NoSiteError):
            send_link(place)
            sent += 1
    return sent


@task()
def remind_one(place_id):
    """Send a new link, asked for with an old one."""
    send_link(PlacePage.objects.get(pk=place_id))


@transaction.atomic
def send_answer(proposal, *, words):
    """Tell somebody who left an address what became of the proposal, and forget the address there.
    NoSiteError where no site shows its place."""
    with translation.override(language_of(proposal.place)):
        is_claim = proposal.origin == Proposal.Origin.CLAIM
        is_owner = proposal.email == proposal.place.owner_email
        context = {
            "place": proposal.place,
            "proposal": proposal,
            "words": words,
            "is_owner": is_owner,
            "gets_link": is_owner and is_claim and proposal.status != Proposal.Status.REFUSED,
            "by_hand": facts.HOURS_IN_WORDS in proposal.changes,
        }
        subject = _("%(place)s: your message") % {"place": isolated(proposal.place.title)}
        write(proposal.place, proposal.email, subject, "directory/truth/mail_answer.txt", context)
    Proposal.objects.filter(pk=proposal.pk).update(email="")
