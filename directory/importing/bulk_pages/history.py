"""What Wagtail keeps beside pages: revisions, log, references, words by which the admin finds them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
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


def contents_of(pages: Sequence[Page]) -> list[dict]:
    """What a revision keeps of each page, `page.serializable_data()`, in one query a relation."""
    contents = [get_serializable_data_for_fields(page) for page in pages]
    ids = [page.pk for page in pages if page.pk]
    for name, rows in _relations(type(pages[0]), ids):
        for page, content in zip(pages, contents, strict=True):
            content[name] = rows.get(page.pk, [])
    return contents


def insert_revisions(
    pages: Sequence[Page], contents: Sequence[dict], *, by: AbstractBaseUser | None, now: datetime
) -> list[Revision]:
    """One revision each, which becomes the latest and the published one. Pages have their ids."""
    content_type, base = _content_types(pages)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=content_type,
            base_content_type=base,
            object_id=str(page.pk),
            object_str=page.title,
            created_at=now,
            user=by,
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


def insert_log(
    pages: Sequence[Page],
    revisions: Sequence[Revision],
    actions: Iterable[str],
    *,
    by: AbstractBaseUser | None,
    now: datetime,
) -> None:
    """A line for each action, such as « wagtail.publish », in the history of each page."""
    content_type, _base = _content_types(pages)
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type=content_type,
            label=page.title[:255],
            action=action,
            timestamp=now,
            uuid=of_one_write,
            user=by,
            revision=revision,
            page_id=page.pk,
            content_changed=True,
        )
        for page, revision in zip(pages, revisions, strict=True)
        for of_one_write in [uuid4()]
        for action in actions
    )


def insert_references(pages: Sequence[Page], names: Iterable[str]) -> None:
    """What the foreign keys `names` of these pages point to."""
    content_type, base = _content_types(pages)
    rows = []
    for name in names:
        key = pages[0]._meta.get_field(name)
        to_content_type = ContentType.objects.get_for_model(key.related_model)
        path_hash = ReferenceIndex._get_content_path_hash(name)
        rows += [
            ReferenceIndex(
                base_content_type=base,
                content_type=content_type,
                object_id=str(page.pk),
                to_content_type=to_content_type,
                to_object_id=str(getattr(page, key.attname)),
                model_path=name,
                content_path=name,
                content_path_hash=path_hash,
            )
            for page in pages
            if getattr(page, key.attname)
        ]
    ReferenceIndex.objects.bulk_create(rows)


def renew_references(pages: Sequence[Page], names: Iterable[str]) -> None:
    """What the foreign keys `names` of these pages point to, instead of what they pointed to before."""
    _content_type, base = _content_types(pages)
    ids = [str(page.pk) for page in pages]
    ReferenceIndex.objects.filter(
        base_content_type=base, object_id__in=ids, model_path__in=list(names)
    ).delete()
    insert_references(pages, names)


def index_for_admin(pages: Sequence[Page]) -> None:
    """Let the search of the admin find these pages by their words."""
    model = type(pages[0])
    for backend in get_search_backends(with_auto_update=True):
        backend.get_index_for_model(model).add_items(model, pages)


def _content_types(pages):
    return ContentType.objects.get_for_model(type(pages[0])), ContentType.objects.get_for_model(Page)


def _relations(model, ids):
    """(name, {page id: rows as a revision keeps them}) of all that belongs to pages of a type."""
    for relation in get_all_child_relations(model):
        by_page = defaultdict(list)
        if ids:
            key = relation.field.attname
            for row in relation.related_model.objects.filter(**{f"{key}__in": ids}):
                by_page[getattr(row, key)].append(_content(row))
        yield relation.get_accessor_name(), by_page
    for field in get_all_child_m2m_relations(model):
        if field.serialize:
            by_page = defaultdict(list)
            if ids:
                own, other = field.m2m_column_name(), field.m2m_reverse_name()
                pairs = field.remote_field.through.objects.filter(**{f"{own}__in": ids})
                for pk, other_pk in pairs.order_by("pk").values_list(own, other):
                    by_page[pk].append(other_pk)
            yield field.name, by_page


def _content(row):
    own = getattr(row, "serializable_data", None)
    return own() if own else get_serializable_data_for_fields(row)
