"""Facts into a published page, with a line in its history; what an editor is drafting stays a draft."""

from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction

from core.sites import get_portal
from directory.models import PlacePage
from directory.models.place import WORDS


def original_of(place):
    """The page in the first language of its city, where facts are kept; the page itself if there is none."""
    city, language = get_portal().home_of(place)
    if language == city.languages[0]:
        return place
    others = place.get_translations().filter(live=True, locale__language_code=city.languages[0])
    return others.first() or place


@transaction.atomic
def publish_facts(place_id, values, user=None):
    """Write {field: value} to a place and publish it as `user`; a page that is not live stays so.

    A draft of an editor gets the same facts and goes on as the draft, with its date of publication.
    Translations get the facts too, without names and texts. Returns the place as published.
    """
    place = PlacePage.objects.select_for_update(of=("self",)).get(pk=place_id)
    publish_page(place, values, user)
    shared = {name: value for name, value in values.items() if name not in WORDS}
    for translation in place.get_translations().filter(live=True, alias_of=None):
        publish_page(translation, shared, user)
    return PlacePage.objects.get(pk=place_id)


def withdraw(place, user=None):
    """Take a place out of the directory in every language; it stays as a draft. Who may do so is asked
    before."""
    for page in place.get_translations(inclusive=True).filter(live=True, alias_of=None):
        UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)


def publish_page(page, values, user=None):
    """Write {field: value} to this page alone and publish it; drafts and dates as in `publish_facts`."""
    if not page.live:
        _revision(page.get_latest_revision_as_object(), values, user)
        return
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
    scheduled = page.scheduled_revision.approved_go_live_at if page.scheduled_revision else None
    page.go_live_at = None if scheduled else page.go_live_at
    _revision(page, values, user).publish(user=user, skip_permission_checks=True)
    if draft:
        kept = _revision(draft, values, user)
        kept.approved_go_live_at = scheduled
        kept.save(update_fields=["approved_go_live_at"])


def _revision(page, values, user):
    for name, value in values.items():
        setattr(page, name, value)
    return page.save_revision(user=user, log_action=True, clean=False)
