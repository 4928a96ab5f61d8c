"""New facts on many published pages in one short transaction, in every language.

What an import changes of the facts of a page (core.translations), it changes on its translations and in what
wagtail-localize keeps to make them again, in the same transaction.
"""

from collections.abc import Collection, Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.dispatch import Signal
from wagtail.models import Page, WorkflowState

from core.publishing import publish_values, renew
from core.text import clean_text
from core.translations import facts_for, facts_of, renew_sources, translations_of
from directory.importing.bulk_pages import publish_pages
from directory.importing.comparison import References, assign
from directory.importing.target import Target

# New values on published pages, in the transaction that writes them: `sender` is their type. Wagtail tells
# nobody of what is saved in bulk.
pages_written = Signal()
Changes = list[tuple[Page, dict[str, Any]]]  # page, {field: JSON value}


def pages_by_id(target: Target, ids: Iterable[int]) -> dict[int, Page]:
    """{id: page} of those that are there."""
    return target.page.objects.select_related(*target.references).in_bulk(ids)


def lock_pages(target: Target, ids: Collection[int]) -> dict[int, Page]:
    """{id: page} of those that are there, locked against editors until the transaction ends, in every
    language: the row that their saves write first."""
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    locked = Page.objects.select_for_update().filter(translation_key__in=keys).order_by("pk")
    return pages_by_id(target, set(locked.values_list("pk", flat=True)).intersection(ids))


def closed_translations(target: Target, pages: Collection[Page]) -> set[UUID]:
    """Translation keys of those of `pages` that have a page in another language, locked or in moderation."""
    rows = list(translations_of(target.page, pages).values_list("pk", "translation_key", "locked"))
    moderated = in_moderation([pk for pk, _key, _locked in rows]) if rows else ()
    return {key for pk, key, locked in rows if locked or pk in moderated}


def in_moderation(ids: Iterable[int]) -> set[int]:
    """Ids of the pages that wait for a moderator."""
    states = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=map(str, ids)
    )
    return {int(pk) for pk in states.values_list("object_id", flat=True)}


def publish_changes(
    target: Target, changes: Changes, references: References, *, by: AbstractBaseUser | None = None
) -> list[int]:
    """Write the changes and publish, as `by`. Inside a transaction; returns the ids of all pages touched,
    translations with them."""
    if not changes:
        return []
    for page, values in changes:
        for name, value in values.items():
            assign(page, name, value, references)
        clean_text(page)
    facts = facts_of(target.page)
    renew_sources([(page, [name for name in values if name in facts]) for page, values in changes])
    translated = _translated(target, changes)
    written = changes + [(page, values) for page, _original, values in translated]
    pages = [page for page, _values in written]
    copied = set(Page.objects.filter(alias_of__in=pages).values_list("alias_of", flat=True))
    alone = {page.pk for page in pages if page.pk in copied or page.has_unpublished_changes}
    for page, _original, values in translated:
        if page.pk not in alone:
            _set(page, values)
    plain = [(page, values) for page, values in written if page.pk not in alone]
    names = {name for _page, values in plain for name in values}
    publish_pages([page for page, _values in plain], names, references=target.references, by=by)
    # After the others: a translation that is saved takes the facts of its original (core.translations).
    for page, values in changes:
        if page.pk in alone:
            publish_values(page, {name: getattr(page, name) for name in values}, by=by)
    for page, original, values in translated:
        if page.pk in alone:
            renew(page, partial(facts_for, original=original, names=tuple(values)), by=by)
    pages_written.send(target.page, pages=pages)
    return [page.pk for page in pages]


def _translated(target, changes):
    """[(translation, page that changes, {fact: value})] of what translations of the pages hold otherwise."""
    by_key = {page.translation_key: (page, values) for page, values in changes}
    translations = translations_of(target.page, [page for page, _values in changes])
    found = []
    for translation in translations.select_related(*target.references):
        page, values = by_key[translation.translation_key]
        names = tuple(name for name in facts_of(target.page) if name in values)
        if facts := facts_for(translation, page, names):
            found.append((translation, page, facts))
    return found


def _set(page, values):
    for name, value in values.items():
        setattr(page, name, value)
