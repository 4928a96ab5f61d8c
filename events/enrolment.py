"""Whether one can register today, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from directory.hours.words import day_words
from events.models.choices import Availability, Registration
from search.days import local_day


@dataclass(frozen=True)
class Enrolment:
    """`text` says until when or from when; `is_open`: the ways to register are worth showing now."""

    text: str = ""
    is_open: bool = True
    is_needed: bool = False


def enrolment_of(page, now):
    """The Enrolment of a page on the local day of `now`. It changes at midnight, when every answer does."""
    today = local_day(now)
    first, last = page.enrolment_from, page.enrolment_until
    if page.registration == Registration.NONE:
        return Enrolment(_("No registration: just come."), is_open=False)
    is_needed = page.registration == Registration.NEEDED
    if first and today < first:
        text = _("Registration opens on %(day)s.") % {"day": day_words(first)}
        return Enrolment(text, is_open=False, is_needed=is_needed)
    if last and today > last:
        text = _("Registration closed on %(day)s.") % {"day": day_words(last)}
        return Enrolment(text, is_open=False, is_needed=is_needed)
    if page.availability == Availability.FULL:
        return Enrolment(
            _("Full. Ask the organiser about the waiting list."), is_open=False, is_needed=is_needed
        )
    if last:
        return Enrolment(_("Register until %(day)s.") % {"day": day_words(last)}, is_needed=is_needed)
    text = pgettext("activity", "Registration needed.") if is_needed else ""
    return Enrolment(text, is_needed=is_needed)
