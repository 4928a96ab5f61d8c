"""All drafts of a season, public on one day."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import HAPPENINGS, AgendaPage, Happening
from events.services import ChangeError
from search.days import midnight


def drafts_of(agenda: AgendaPage) -> list[Happening]:
    """Activities and training of a list that are not public and name a season, as last saved, by title."""
    rows = [
        page
        for model in HAPPENINGS
        for page in model.objects.child_of(agenda).filter(live=False, alias_of=None)
    ]
    latest = [page.get_latest_revision_as_object() for page in rows]
    return sorted((page for page in latest if page.season), key=lambda page: (page.title, page.pk))


def may_publish(page: Happening, user: AbstractBaseUser) -> bool:
    """Whether `user` may publish it, and nobody has locked it."""
    rights = page.permissions_for_user(user)
    return rights.can_publish() and not rights.page_locked()


@transaction.atomic
def publish_on(drafts: Iterable[Happening], day: date, *, by: AbstractBaseUser) -> datetime | None:
    """Publish all of these drafts when `day` begins, or now where it has begun; none of them where one cannot
    be (ChangeError, in words). Returns the moment to come, or None."""
    begins = midnight(day)
    moment = begins if begins > timezone.now() else None
    for page in drafts:
        page.go_live_at = moment
        if page.expire_at and page.expire_at <= begins:
            raise ChangeError(_("“%(page)s” would expire before that day.") % {"page": page.title})
        try:
            revision = page.save_revision(user=by)
        except ValidationError as error:
            words = {"page": page.title, "fault": " ".join(error.messages)}
            raise ChangeError(_("“%(page)s” cannot be published: %(fault)s") % words) from None
        revision.publish(user=by)
    return moment
