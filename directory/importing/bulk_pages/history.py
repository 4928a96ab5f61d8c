"""Revision, log, references and admin search of many pages at once: what Wagtail keeps beside a page.

Through Wagtail a page costs about 25 statements to make and 90 to change; here each of these tables is
written once for a whole batch. Nothing is left out: every page has the history that an editor would have
left, and can be edited at once.
"""

from collections import defaultdict
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from modelcluster.models import (
    get_all_child_m2m_relations,
    get_all_child_relations,
    get_serializable_data_for_fields,
)
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends

from directory.models import Category, PlacePage


def contents_of(pages):
    """What a revision keeps of each page, `page.serializable_data()`, in one query a relation."""
    contents = [get_serializable_data_for_fields(page) for page in pages]
    ids = [page.pk for page in pages if page.pk]
    for name, rows in _relations(ids):
        for page, content in zip(pages, contents, strict=True):
            content[name] = rows.get(page.pk, [])
    return contents


def insert_revisions(pages, contents, user, now):
    """One revision each, which becomes the latest and the published one. Pages have their ids."""
    content_type, base = _content_types()
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=content_type,
            base_content_type=base,
            object_id=str(page.pk),
            object_str=page.title,
            created_at=now,
            user=user,
            content=content | {"pk": page.pk},
        )
        for page, content in zip(pages, contents, strict=True)
    )
    own = Revision.objects.filter(
        pk__in=[revision.pk for revision in revisions],
        base_content_type=base,
        object_id=Cast(OuterRef("pk"), CharField()),
    ).values("pk")
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(
        latest_revision=Subquery(own), live_revision=Subquery(own)
    )
    return revisions


def insert_log(pages, revisions, user, now, actions):
    """A line for each action, such as « wagtail.publish », in the history of each page."""
    content_type, _base = _content_types()
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type=content_type,
            label=page.title[:255],
            action=action,
            timestamp=now,
            uuid=of_one_write,
            user=user,
            revision=revision,
            page_id=page.pk,
            content_changed=True,
        )
        for page, revision in zip(pages, revisions, strict=True)
        for of_one_write in [uuid4()]
        for action in actions
    )


def insert_references(pages):
    """The one reference that imports make: to the category."""
    content_type, base = _content_types()
    to_content_type = ContentType.objects.get_for_model(Category)
    path_hash = ReferenceIndex._get_content_path_hash("category")
    ReferenceIndex.objects.bulk_create(
        ReferenceIndex(
            base_content_type=base,
            content_type=content_type,
            object_id=str(page.pk),
            to_content_type=to_content_type,
            to_object_id=str(page.category_id),
            model_path="category",
            content_path="category",
            content_path_hash=path_hash,
        )
        for page in pages
        if page.category_id
    )


def renew_references(pages):
    """The same for pages that may have had another category."""
    _content_type, base = _content_types()
    ids = [str(page.pk) for page in pages]
    ReferenceIndex.objects.filter(base_content_type=base, object_id__in=ids, model_path="category").delete()
    insert_references(pages)


def index_for_admin(pages):
    """The admin finds them by their words."""
    for backend in get_search_backends(with_auto_update=True):
        backend.get_index_for_model(PlacePage).add_items(PlacePage, pages)


def _content_types():
    return ContentType.objects.get_for_model(PlacePage), ContentType.objects.get_for_model(Page)


def _relations(ids):
    """(name, {page id: rows as a revision keeps them}) of all that belongs to places."""
    for relation in get_all_child_relations(PlacePage):
        found = defaultdict(list)
        if ids:
            key = relation.field.attname
            for row in relation.related_model.objects.filter(**{f"{key}__in": ids}):
                found[getattr(row, key)].append(_content(row))
        yield relation.get_accessor_name(), found
    for field in get_all_child_m2m_relations(PlacePage):
        if field.serialize:
            found = defaultdict(list)
            if ids:
                own, other = field.m2m_column_name(), field.m2m_reverse_name()
                pairs = field.remote_field.through.objects.filter(**{f"{own}__in": ids})
                for pk, other_pk in pairs.order_by("pk").values_list(own, other):
                    found[pk].append(other_pk)
            yield field.name, found


def _content(row):
    own = getattr(row, "serializable_data", None)
    return own() if own else get_serializable_data_for_fields(row)
