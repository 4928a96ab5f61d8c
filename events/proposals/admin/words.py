"""A proposal as an editor reads it."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.models.choices import Price, Registration
from events.proposals.drafts import draft_of
from events.schedule.sentences import in_words
from events.venues import venue_of
from events.words import ages_of


def facts_of(proposal):
    """[(label, words)] of what was said, in the order of the form."""
    page = draft_of(proposal)
    where = venue_of(page)
    facts = proposal.facts
    said = [
        (_("What one does there"), proposal.text),
        (_("Dates"), "\n".join(in_words(page.schedule))),
        (_("If it goes on"), proposal.rhythm),
        (_("Place"), proposal.place),
        (_("In the directory"), where.name if proposal.venue else ""),
        (_("Ages"), ages_of(page)),
        (_("Price"), _label(Price, page.price)),
        (_("How much"), proposal.cost),
        (_("Who organises it"), page.organiser_name),
        (_("Contact"), "\n".join(filter(None, map(facts.get, ("phone", "email", "website"))))),
        (pgettext("form", "Registration"), _label(Registration, page.registration)),
        (_("Address to register"), page.registration_url),
    ]
    return [(label, words) for label, words in said if words]


def _label(choices, value):
    return choices(value).label if value in choices.values else ""
