"""New values into a published page; what an editor is drafting stays a draft."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision

_values_only: ContextVar[bool] = ContextVar("values_only", default=False)


@contextmanager
def values_only() -> Iterator[None]:
    """What is published inside has new values, and words that nobody has read again."""
    token = _values_only.set(True)
    try:
        yield
    finally:
        _values_only.reset(token)


def writes_values() -> bool:
    """Whether a publication of this moment is one of `values_only`."""
    return _values_only.get()


def publish_values(
    page: Page, values: dict[str, Any], *, by: AbstractBaseUser | None = None, action: str = ""
) -> None:
    """Write {field: value} to `page` alone and publish it as `by`; a page that is not live stays so.

    An editor's draft gets the same values and goes on as the draft, with its date of publication. The history
    says that the page was edited and published, or has one line for the log `action` instead.
    """
    if action:
        log(instance=page, action=action, user=by, data={"fields": sorted(values)})
    if not page.live:
        _revision(page.get_latest_revision_as_object(), values, by, not action)
        return
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
    scheduled = page.scheduled_revision.approved_go_live_at if page.scheduled_revision else None
    page.go_live_at = None if scheduled else page.go_live_at
    revision = _revision(page, values, by, not action)
    with values_only():
        revision.publish(user=by, log_action=not action, skip_permission_checks=True)
    if draft:
        kept = _revision(draft, values, by, not action)
        kept.approved_go_live_at = scheduled
        kept.save(update_fields=["approved_go_live_at"])


def withdraw(page: Page, *, by: AbstractBaseUser | None = None) -> None:
    """Unpublish `page` in every language; it stays as a draft. Who may do so is asked before."""
    for translation in page.get_translations(inclusive=True).filter(live=True, alias_of=None):
        UnpublishPageAction(translation, user=by).execute(skip_permission_checks=True)


def _revision(page: Page, values: dict[str, Any], by: AbstractBaseUser | None, is_logged: bool) -> Revision:
    for name, value in values.items():
        setattr(page, name, value)
    return page.save_revision(user=by, log_action=is_logged, clean=False)
