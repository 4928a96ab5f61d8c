"""The page that a proposal would be."""

import re

from django.utils import translation
from django.utils.translation import gettext as _

from core.sites import get_portal
from directory.geocoding import find_point
from directory.importing.comparison import paragraphs
from events.imports.drafts import ActivityDraft
from events.models import ActivityPage
from events.models.choices import Price
from events.proposals.dates import schedule_of
from search.analysis import fold

FREE = re.compile(r"(?:c est |entree )?(?:libre et )?gratuite?(?: pour tous| pour toutes et tous)?")


def draft_of(proposal):
    """An unsaved ActivityPage with all that the proposal says."""
    page = ActivityPage(title=proposal.title, locale=proposal.agenda.locale, live=False, **proposal.facts)
    if _says_free(proposal):
        page.price = Price.FREE
    read = ActivityDraft(number=0)
    with translation.override(proposal.agenda.locale.language_code):
        read.put_description(_text_of(proposal))
    if proposal.venue:
        page.venue = proposal.venue
    else:
        read.put_location(proposal.place)
    page.body = paragraphs(read.fields.pop("body", ""))
    for name, value in read.fields.items():
        setattr(page, name, value)
    field = ActivityPage._meta.get_field("schedule")
    page.schedule = field.stream_block.to_python(schedule_of(proposal.dates))
    return page


def point_of(proposal):
    """(latitude, longitude) of the address that a proposal names, where it is surely that one; a place of the
    directory has its own."""
    home = get_portal().home_of(proposal.agenda)
    page = draft_of(proposal)
    if page.venue or not page.street or not home:
        return None
    address = " ".join(filter(None, (page.street, page.postcode, page.town)))
    found = find_point(address, home[0])
    return (round(found.latitude, 6), round(found.longitude, 6)) if found and found.is_exact else None


def _says_free(proposal):
    """« Gratuit » where the amount is asked for, by someone who did not choose a price."""
    return not proposal.facts.get("price") and bool(FREE.fullmatch(fold(proposal.cost, " ")))


def _text_of(proposal):
    """The description, then what has no field of its own, for the editor to put where it belongs."""
    cost = "" if _says_free(proposal) else proposal.cost
    more = {_("How much"): cost, _("If it goes on"): proposal.rhythm}
    said = [
        _("%(label)s: %(words)s") % {"label": label, "words": words} for label, words in more.items() if words
    ]
    return "\n".join([proposal.text, *said])
