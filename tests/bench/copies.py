"""Thousands of real pages in seconds: rows copied by the database, then projected by the portal itself.

Nothing here is particular to news: pages of any type can be multiplied.
"""

import itertools
import uuid
from collections.abc import Callable, Iterable

from django.db import connection, models, transaction
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from search.marking import mark
from search.models import DirtyPage
from search.projection import catch_up


def multiply(originals, number: int, own_columns: Callable[[int], dict]):
    """Publish `number` copies of pages of one type, taken in turns, beside their originals.

    `own_columns(n)`: the values of the type's own table that make copy `n` different. Topics,
    keywords and other rows that belong to a page are copied with it; revisions are not.
    """
    model = type(originals[0])
    first = Page.objects.latest("pk").pk + 1
    sources = [originals[n % len(originals)] for n in range(number)]
    with transaction.atomic():
        _copy(Page, "id", list(_pages(sources, first)))
        own = [(page.pk, {"page_ptr_id": first + n, **own_columns(n)}) for n, page in enumerate(sources)]
        _copy(model, "page_ptr_id", own)
        for owned, column in _owned_rows(model):
            _copy(owned, column, [(page.pk, {column: first + n}) for n, page in enumerate(sources)])
        for parent in {page.get_parent() for page in originals}:
            Page.objects.filter(pk=parent.pk).update(numchild=parent.get_children().count())
    project(range(first, first + number))


def project(page_ids: Iterable[int]):
    """Let the portal bring the documents of changed pages up to date, as it does after a publication."""
    mark(list(page_ids))
    catch_up()
    if DirtyPage.objects.exists():
        raise SystemExit("Some documents could not be written.")


def _pages(sources, first):
    """(pk of the original, what differs in the row of its copy), in the order of their numbers."""
    paths = {}
    for n, page in enumerate(sources):
        parent = page.path[: -Page.steplen]
        if parent not in paths:
            paths[parent] = _free_paths(page.get_parent())
        slug, title = f"{page.slug}-{n}", f"{page.title} ({n})"
        new = {
            "id": first + n,
            "path": next(paths[parent]),
            "slug": slug,
            "url_path": f"{page.url_path.removesuffix(f'{page.slug}/')}{slug}/",
            "title": title[:255],
            "draft_title": title[:255],
            "translation_key": uuid.uuid5(page.translation_key, str(n)),
            "latest_revision_id": None,
            "live_revision_id": None,
        }
        yield page.pk, new


def _free_paths(parent):
    """Places in the tree after the last child there is."""
    last = Page._str2int(parent.get_last_child().path[-Page.steplen :])
    return (Page._get_path(parent.path, parent.depth + 1, step) for step in itertools.count(last + 1))


def _owned_rows(model):
    """(model, column of the page) of the relations of a page: ticked boxes, keywords, inlines."""
    ticked = [field for field in model._meta.many_to_many if isinstance(field, models.ManyToManyField)]
    for field in ticked:
        yield field.remote_field.through, f"{field.m2m_field_name()}_id"
    for relation in get_all_child_relations(model):
        if relation.related_model._meta.app_label != "wagtailcore":
            yield relation.related_model, relation.field.attname


def _copy(model, key, copies):
    """Insert for each (source, {column: value}) a copy of the rows of `model` whose `key` is `source`."""
    changed = copies[0][1].keys()
    fields = [
        field
        for field in model._meta.local_concrete_fields
        if field.attname in changed or not isinstance(field, models.AutoField)
    ]
    given = [field for field in fields if field.attname in changed]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join("%s" if field in given else f'"{field.column}"' for field in fields)
    table = model._meta.db_table
    statement = f'INSERT INTO "{table}" ({columns}) SELECT {values} FROM "{table}" WHERE "{key}" = %s'
    with connection.cursor() as cursor:
        cursor.executemany(
            statement,
            [
                [*(field.get_db_prep_save(new[field.attname], connection) for field in given), source]
                for source, new in copies
            ],
        )
