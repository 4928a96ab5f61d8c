"""New pages: their rows in the tree, in the table of their type, and their history."""

from collections.abc import Sequence
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models.sql import InsertQuery
from django.utils import timezone
from wagtail.models import Page

from core.text import cleaned
from directory.importing.bulk_pages import history
from directory.importing.bulk_pages.tree import place_in_tree

AT_ONCE = 100  # rows of 70 values in one statement
OF_THE_TREE = ("path", "depth", "slug", "url_path")


def prepare(pages: Sequence[Page], *, by: AbstractBaseUser | None = None) -> list[dict]:
    """All of `insert_pages` that needs no transaction: what the revisions of unsaved pages keep."""
    now = timezone.now()
    for page in cleaned(pages):
        page.content_type = ContentType.objects.get_for_model(type(page))
        page.draft_title, page.live, page.has_unpublished_changes = page.title, True, False
        page.owner, page.translation_key = by, uuid4()
        page.first_published_at = page.last_published_at = page.latest_revision_created_at = now
    return history.contents_of(pages)


def insert_pages(
    parent: Page,
    pages: Sequence[Page],
    *,
    references: Sequence[str] = (),
    by: AbstractBaseUser | None = None,
    contents: list[dict] | None = None,
    nameless: str = "page",
) -> None:
    """Publish unsaved pages of one type under `parent` as `by`. Inside a transaction; gives them their ids.

    `contents`: what `prepare` gave for them, when it was asked before the transaction; `references`: foreign
    keys that Wagtail's index of references follows; `nameless`: the slug of a title without letters.
    """
    contents = contents or prepare(pages, by=by)
    place_in_tree(parent, pages, nameless)
    _insert_rows(pages)
    for page, content in zip(pages, contents, strict=True):
        content |= {name: getattr(page, name) for name in OF_THE_TREE}
    now = pages[0].last_published_at
    revisions = history.insert_revisions(pages, contents, by=by, now=now)
    history.insert_log(pages, revisions, ("wagtail.create", "wagtail.publish"), by=by, now=now)
    history.insert_references(pages, references)
    history.index_for_admin(pages)


def _insert_rows(pages):
    model, columns = type(pages[0]), [field for field in Page._meta.concrete_fields if not field.primary_key]
    rows = [Page(**{field.attname: getattr(page, field.attname) for field in columns}) for page in pages]
    Page.objects.bulk_create(rows)
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
        page._state.adding, page._state.db = False, connection.alias
    # bulk_create refuses models with a parent table, whose rows are there already.
    for start in range(0, len(pages), AT_ONCE):
        query = InsertQuery(model)
        query.insert_values(model._meta.local_concrete_fields, pages[start : start + AT_ONCE])
        query.get_compiler(connection.alias).execute_sql()
