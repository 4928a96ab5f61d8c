"""New values into a published page; what an editor is drafting stays a draft."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.signals import page_published, published

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
    renew(page, lambda _version: values, by=by, is_logged=not action)


def renew(
    page: Page,
    values_for: Callable[[Page], dict[str, Any]],
    *,
    by: AbstractBaseUser | None = None,
    is_logged: bool = True,
) -> None:
    """The same with the values that each version of `page` needs: the published one, and drafts that wait."""
    drafts = [(draft, moment, values_for(draft)) for draft, moment in _drafts(page)]
    values = values_for(page) if page.live else {}
    if not values and not any(own for _draft, _moment, own in drafts):
        return
    if values:
        is_scheduled = any(moment for _draft, moment, _own in drafts)
        page.go_live_at = None if is_scheduled else page.go_live_at
        revision = _revision(page, values, by, is_logged)
        with values_only():
            _PublishBesideDrafts(revision, user=by, log_action=is_logged).execute(skip_permission_checks=True)
    if drafts:
        page.revisions.update(approved_go_live_at=None)
    for draft, moment, own in drafts:
        kept = _revision(draft, own, by, is_logged)
        if moment:
            kept.approved_go_live_at = moment
            kept.save(update_fields=["approved_go_live_at"])


def _drafts(page: Page) -> list[tuple[Page, datetime | None]]:
    """(draft, when it is to be published or None) of what waits, the latest last."""
    scheduled = page.scheduled_revision
    latest = None if page.live and not page.has_unpublished_changes else page.get_latest_revision()
    waiting = [revision for revision in (scheduled, latest) if revision]
    if not waiting and not page.live:  # made by code, and never saved as a draft
        return [(page.specific, None)]
    return [
        (revision.as_object(), revision.approved_go_live_at)
        for revision in {revision.pk: revision for revision in waiting}.values()
    ]


class _PublishBesideDrafts(PublishPageRevisionAction):
    """A moderation under way is one of the draft, which goes on: Wagtail's own publication would end it."""

    def _after_publish(self) -> None:
        page_published.send(type(self.object), instance=self.object, revision=self.revision)
        published.send(type(self.object), instance=self.object, revision=self.revision)
        self.object.update_aliases(revision=self.revision, _content=self.revision.content)


def withdraw(page: Page, *, by: AbstractBaseUser | None = None) -> None:
    """Unpublish `page` in every language; it stays as a draft. Who may do so is asked before."""
    for translation in page.get_translations(inclusive=True).filter(live=True, alias_of=None):
        UnpublishPageAction(translation, user=by).execute(skip_permission_checks=True)


def _revision(page: Page, values: dict[str, Any], by: AbstractBaseUser | None, is_logged: bool) -> Revision:
    for name, value in values.items():
        setattr(page, name, value)
    return page.save_revision(user=by, log_action=is_logged, clean=False)
