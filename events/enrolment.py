"""Whether one can register today, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.days import day_words
from events.models.choices import Availability, Registration
from search.days import local_day


@dataclass(frozen=True)
class Enrolment:
    """`text` says until when or from when; `is_open`: the ways to register are worth showing now; `may_ask`:
    those to reach a person are."""

    text: str = ""
    is_open: bool = True
    is_needed: bool = False
    may_ask: bool = True


def enrolment_of(page, now, *, takes_place=True):
    """The Enrolment of a page on the local day of `now`. It changes at midnight, when every answer does.
    `takes_place`: whether a date to come does, or none is known yet."""
    today = local_day(now)
    first, last = page.enrolment_from, page.enrolment_until
    is_free = page.registration == Registration.NONE
    is_needed = page.registration == Registration.NEEDED
    if not takes_place:
        may_ask = not is_free and (page.organiser_id is not None or _has_contact(page))
        text = _("No date to come: one cannot register for now. The organiser can say more.")
        return Enrolment(text if may_ask else "", is_open=False, is_needed=is_needed, may_ask=may_ask)
    if is_free:
        return Enrolment(_("No registration: just come."), is_open=False, may_ask=False)
    if first and today < first:
        text = _("Registration opens on %(day)s.") % {"day": day_words(first)}
        return Enrolment(text, is_open=False, is_needed=is_needed, may_ask=False)
    if last and today > last:
        text = _("Registration closed on %(day)s.") % {"day": day_words(last)}
        return Enrolment(text, is_open=False, is_needed=is_needed, may_ask=False)
    if page.availability == Availability.FULL:
        may_ask = _has_contact(page)
        words = _("It is full. Ask the organiser whether a place becomes free.")
        text = words if may_ask else _("It is full.")
        return Enrolment(text, is_open=False, is_needed=is_needed, may_ask=may_ask)
    if last:
        return Enrolment(_("Register until %(day)s.") % {"day": day_words(last)}, is_needed=is_needed)
    text = pgettext("activity", "Registration needed.") if is_needed else ""
    return Enrolment(text, is_needed=is_needed)


def _has_contact(page):
    return any((page.registration_phone, page.registration_email, page.phone, page.email))
