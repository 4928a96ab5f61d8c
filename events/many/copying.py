"""An activity again, with new dates."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.actions.copy_page import CopyPageAction

from events.many.shifting import first_day_of, shifted
from events.models import Happening
from events.names import free_slug

ENROLMENT = ("enrolment_from", "enrolment_until")


@transaction.atomic
def duplicate(
    page: Happening, *, by: AbstractBaseUser, title: str, first_day: date | None = None, season: str = ""
) -> Happening:
    """A draft beside `page`, with dates of its own (new UIDs), whose schedule begins on `first_day`, or is
    empty. What was changed by hand and how many places are left belong to the old dates. Raises
    CopyPagePermissionError where `by` may not."""
    parent = page.get_parent()
    source = page if page.live else page.get_latest_revision_as_object()
    fresh = {"title": title, "draft_title": title, "slug": free_slug(parent, title)}
    fresh |= {"season": season, "availability": ""}
    fresh |= {"go_live_at": None, "expire_at": None, "schedule": [], **dict.fromkeys(ENROLMENT)}
    began = first_day_of(source.schedule)
    if first_day and began:
        later = first_day - began
        days = {name: getattr(source, name) for name in ENROLMENT}
        fresh |= {name: day + later for name, day in days.items() if day}
        fresh["schedule"] = shifted(source.schedule, later)
    copied = {"to": parent, "copy_revisions": False, "keep_live": False, "user": by}
    return CopyPageAction(source, update_attrs=fresh, **copied).execute()
