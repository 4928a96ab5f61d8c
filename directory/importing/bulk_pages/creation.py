"""Many new pages in one short transaction, as Wagtail would have made them one by one."""

from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import F
from django.db.models.sql import InsertQuery
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.text import cleaned
from directory.importing.bulk_pages import history
from directory.importing.comparison import assign
from directory.models import PlacePage
from directory.reading.errors import FileRefusedError

LONGEST_SLUG = 80
AT_ONCE = 100  # rows of 70 values in one statement
OF_THE_TREE = ("path", "depth", "slug", "url_path")


def new_page(directory, fields, categories):
    """An unsaved place with these facts; `categories` finds a Category by (slug, locale id)."""
    page = PlacePage(locale_id=directory.locale_id)
    for name, value in fields.items():
        assign(page, name, value, categories)
    return page


def prepare(pages, user=None):
    """All of `insert_pages` that needs no transaction: what the revisions of unsaved places keep."""
    now = timezone.now()
    for page in cleaned(pages):
        page.content_type = ContentType.objects.get_for_model(PlacePage)
        page.draft_title, page.live, page.has_unpublished_changes = page.title, True, False
        page.owner, page.translation_key = user, uuid4()
        page.first_published_at = page.last_published_at = page.latest_revision_created_at = now
    return history.contents_of(pages)


def insert_pages(directory, pages, user=None, contents=None):
    """Publish unsaved places under `directory`. Inside a transaction; gives them their ids.

    `contents`: what `prepare` gave for them, when it was asked before the transaction.
    """
    contents = contents or prepare(pages, user)
    _place_in_tree(directory, pages)
    _insert_rows(pages)
    for page, content in zip(pages, contents, strict=True):
        content |= {name: getattr(page, name) for name in OF_THE_TREE}
    now = pages[0].last_published_at
    revisions = history.insert_revisions(pages, contents, user, now)
    history.insert_log(pages, revisions, user, now, ("wagtail.create", "wagtail.publish"))
    history.insert_references(pages)
    history.index_for_admin(pages)


def _place_in_tree(directory, pages):
    """Paths, slugs and addresses after the last child. The parent's row is locked: one writer at a time."""
    parent = Page.objects.select_for_update().filter(pk=directory.pk).first()
    if parent is None:
        raise FileRefusedError(_("The directory was deleted during the import."))
    # Between two paths an index helps; LIKE would read the whole table on SQLite.
    interval = Page._get_children_path_interval(parent.path)
    children = Page.objects.filter(path__range=interval, depth=parent.depth + 1)
    last = children.order_by("-path").values_list("path", flat=True).first()
    step = Page._str2int(last[-Page.steplen :]) if last else 0
    wanted = [(slugify(page.title)[:LONGEST_SLUG].strip("-") or "lieu") for page in pages]
    used = _used_slugs(children, wanted)
    for position, (page, slug) in enumerate(zip(pages, wanted, strict=True), start=1):
        page.slug = _free(slug, used)
        page.depth, page.path = (
            parent.depth + 1,
            Page._get_path(parent.path, parent.depth + 1, step + position),
        )
        page.url_path = f"{parent.url_path}{page.slug}/"
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))


def _used_slugs(children, wanted):
    """Slugs that begin like one of those wanted."""
    used = set(children.filter(slug__in=wanted).values_list("slug", flat=True))
    for slug in sorted(used):
        used.update(children.filter(slug__startswith=f"{slug}-").values_list("slug", flat=True))
    return used


def _free(slug, used):
    free, number = slug, 1
    while free in used:
        number += 1
        free = f"{slug}-{number}"
    used.add(free)
    return free


def _insert_rows(pages):
    columns = [field for field in Page._meta.concrete_fields if not field.primary_key]
    rows = [Page(**{field.attname: getattr(page, field.attname) for field in columns}) for page in pages]
    Page.objects.bulk_create(rows)
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
        page._state.adding, page._state.db = False, connection.alias
    # bulk_create refuses models with a parent table, whose rows are there already.
    for start in range(0, len(pages), AT_ONCE):
        query = InsertQuery(PlacePage)
        query.insert_values(PlacePage._meta.local_concrete_fields, pages[start : start + AT_ONCE])
        query.get_compiler(connection.alias).execute_sql()
