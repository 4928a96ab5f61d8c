"""Topics, place, contact or season of several activities."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.models import Page

from core.publishing import publish_values
from core.translations import original_of
from events.models import HAPPENINGS

ACTION = "events.many"
# Another place takes the room of the free address.
FREE_ADDRESS = {
    **dict.fromkeys(("room", "venue_name", "street", "postcode", "town", "district"), ""),
    "latitude": None,
    "longitude": None,
}


def may_change(page: Page, user: AbstractBaseUser) -> bool:
    """Whether `user` may change the facts of an activity here: what is public needs the right to publish, and
    facts of a translation are those of its original."""
    if not issubclass(page.specific_class or Page, HAPPENINGS) or page.alias_of_id:
        return False
    rights = page.permissions_for_user(user)
    is_allowed = rights.can_publish() if page.live else rights.can_edit()
    return is_allowed and not rights.page_locked() and original_of(page).pk == page.pk


@transaction.atomic
def change_facts(pages: Iterable[Page], values: Mapping[str, Any], *, by: AbstractBaseUser) -> None:
    """Write {field: value} into all of these activities, or into none; each has one line in its history."""
    if values.get("venue"):
        values = FREE_ADDRESS | values
    for page in pages:
        publish_values(page.specific, _in_language_of(page, values), by=by, action=ACTION)


def _in_language_of(page, values):
    """Topics are named in the language of the page."""
    if "topics" not in values:
        return dict(values)
    topics = [topic.get_translation_or_none(page.locale) or topic for topic in values["topics"]]
    return values | {"topics": topics}
