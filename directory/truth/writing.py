"""Facts into a published page, with a line in its history; what an editor is drafting stays a draft."""

from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction

from directory.models import PlacePage


@transaction.atomic
def publish_facts(place_id, values, user=None):
    """Write {field: value} to a place and publish it as `user`; a page that is not live stays so.

    A draft of an editor gets the same facts and goes on as the draft, with its date of publication.
    """
    page = PlacePage.objects.select_for_update(of=("self",)).get(pk=place_id)
    if not page.live:
        _revision(page.get_latest_revision_as_object(), values, user)
        return page
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
    scheduled = page.scheduled_revision.approved_go_live_at if page.scheduled_revision else None
    page.go_live_at = None if scheduled else page.go_live_at
    revision = _revision(page, values, user)
    revision.publish(user=user, skip_permission_checks=True)
    if draft:
        kept = _revision(draft, values, user)
        kept.approved_go_live_at = scheduled
        kept.save(update_fields=["approved_go_live_at"])
    return PlacePage.objects.get(pk=place_id)


def withdraw(page, user=None):
    """Take a place out of the directory; it stays as a draft. Who may do so is asked before."""
    UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)


def _revision(page, values, user):
    for name, value in values.items():
        setattr(page, name, value)
    return page.save_revision(user=user, log_action=True, clean=False)
