"""Many new pages in one short transaction, as Wagtail would have made them one by one.

Saving a page through Wagtail costs about 25 statements, two background tasks and a projection; twenty
thousand of them keep editors waiting for an hour. Here the rows of page, place, revision, log, reference
index and admin search are written table by table. Nothing is left out: pages are published, have a
history, and can be edited at once.
"""

import json
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import F
from django.db.models.sql import InsertQuery
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends

from directory.importers.comparison import assign
from directory.models import PlacePage

LONGEST_SLUG = 80


def new_page(directory, fields, categories):
    """An unsaved place with these facts; `categories` is {slug: Category}."""
    page = PlacePage(locale_id=directory.locale_id)
    for name, value in fields.items():
        if name == "category":
            page.category = categories.get(value)
        else:
            assign(page, name, value)
    return page


def insert_pages(directory, pages, user=None):
    """Publish unsaved places under `directory`. Inside a transaction; gives them their ids."""
    now = timezone.now()
    _place_in_tree(directory, pages)
    for page in pages:
        page.draft_title, page.live, page.has_unpublished_changes = page.title, True, False
        page.owner = user
        page.first_published_at = page.last_published_at = page.latest_revision_created_at = now
    contents = [page.serializable_data() for page in pages]  # before it has an id: no query for relations
    _insert_rows(pages)
    revisions = _insert_revisions(pages, contents, user, now)
    _insert_log(pages, revisions, user, now)
    _insert_references(pages)
    for backend in get_search_backends(with_auto_update=True):
        backend.get_index_for_model(PlacePage).add_items(PlacePage, pages)


def _place_in_tree(directory, pages):
    """Paths, slugs and addresses after the last child. The parent's row is locked: one writer at a time."""
    parent = Page.objects.select_for_update().get(pk=directory.pk)
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
        page.translation_key = uuid4()
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
    content_type = ContentType.objects.get_for_model(PlacePage)
    columns = [field for field in Page._meta.concrete_fields if not field.primary_key]
    for page in pages:
        page.content_type = content_type
    rows = [Page(**{field.attname: getattr(page, field.attname) for field in columns}) for page in pages]
    Page.objects.bulk_create(rows)
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
        page._state.adding, page._state.db = False, connection.alias
    # bulk_create refuses models with a parent table, whose rows are there already.
    query = InsertQuery(PlacePage)
    query.insert_values(PlacePage._meta.local_concrete_fields, pages)
    query.get_compiler(connection.alias).execute_sql()


def _insert_revisions(pages, contents, user, now):
    base = ContentType.objects.get_for_model(Page)
    for page, content in zip(pages, contents, strict=True):
        content["pk"] = page.pk
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=page.content_type,
            base_content_type=base,
            object_id=str(page.pk),
            object_str=page.title,
            created_at=now,
            user=user,
            content=json.loads(json.dumps(content, cls=DjangoJSONEncoder)),
        )
        for page, content in zip(pages, contents, strict=True)
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = page.live_revision = revision
    rows = [
        Page(pk=page.pk, latest_revision=page.latest_revision, live_revision=page.live_revision)
        for page in pages
    ]
    Page.objects.bulk_update(rows, ["latest_revision", "live_revision"])
    return revisions


def _insert_log(pages, revisions, user, now):
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type=page.content_type,
            label=page.title[:255],
            action=action,
            timestamp=now,
            uuid=revision_uuid,
            user=user,
            revision=revision,
            page_id=page.pk,
            content_changed=True,
        )
        for page, revision in zip(pages, revisions, strict=True)
        for revision_uuid in [uuid4()]
        for action in ("wagtail.create", "wagtail.publish")
    )


def _insert_references(pages):
    """The one reference that imports make: to the category."""
    base = ContentType.objects.get_for_model(Page)
    path_hash = ReferenceIndex._get_content_path_hash("category")
    ReferenceIndex.objects.bulk_create(
        ReferenceIndex(
            base_content_type=base,
            content_type=page.content_type,
            object_id=str(page.pk),
            to_content_type=ContentType.objects.get_for_model(page.category),
            to_object_id=str(page.category_id),
            model_path="category",
            content_path="category",
            content_path_hash=path_hash,
        )
        for page in pages
        if page.category_id
    )
