"""New values on many published pages."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from wagtail.models import Page

from core.translated_words import keep_words
from directory.importing.bulk_pages import history

# Columns that publishing moves; those of the revision are written by history.insert_revisions.
MOVED = ("draft_title", "last_published_at", "latest_revision_created_at")


def publish_pages(
    pages: Sequence[Page],
    written: Iterable[str],
    *,
    references: Sequence[str] = (),
    by: AbstractBaseUser | None = None,
) -> None:
    """Save the fields `written` of live pages of one type without drafts, and publish them as `by`. Inside a
    transaction. `references`: foreign keys that Wagtail's index of references follows."""
    if not pages:
        return
    now = timezone.now()
    for page in pages:
        page.draft_title, page.last_published_at, page.latest_revision_created_at = page.title, now, now
    names = sorted(written)
    type(pages[0]).objects.bulk_update(pages, [*names, *MOVED])
    revisions = history.insert_revisions(pages, history.contents_of(pages), by=by, now=now)
    history.insert_log(pages, revisions, ("wagtail.edit", "wagtail.publish"), by=by, now=now)
    history.renew_references(pages, [name for name in references if name in names])
    history.index_for_admin(pages)
    for page in pages:
        keep_words(page)
