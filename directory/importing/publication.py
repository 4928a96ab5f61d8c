"""New facts on many published pages in one short transaction, in every language.

What an import changes of the facts of a page (core.translations), it changes on its translations and in what
wagtail-localize keeps to make them again, in the same transaction.
"""

import json
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import TranslationSource

from core.publishing import publish_values
from core.text import clean_text
from core.translations import facts_of, translations_of
from directory.importing.bulk_pages import contents_of, publish_pages
from directory.importing.comparison import References, assign
from directory.importing.target import Target

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
    changes = changes + _of_translations(target, changes)
    for page, values in changes:
        for name, value in values.items():
            assign(page, name, value, references)
        clean_text(page)
    _renew_translation_sources(target, changes)
    pages = [page for page, _values in changes]
    copied = set(Page.objects.filter(alias_of__in=pages).values_list("alias_of", flat=True))
    single = [page.pk in copied or page.has_unpublished_changes for page in pages]
    plain = [change for change, alone in zip(changes, single, strict=True) if not alone]
    written = {name for _page, values in plain for name in values}
    publish_pages([page for page, _values in plain], written, references=target.references, by=by)
    # After the others: a translation that is saved takes the facts of its original (core.translations).
    for (page, values), alone in zip(changes, single, strict=True):
        if alone:
            publish_values(page, {name: getattr(page, name) for name in values}, by=by)
    return [page.pk for page in pages]


def _of_translations(target, changes):
    """[(translation, {fact: value})]: facts without names and texts."""
    by_key = {page.translation_key: values for page, values in changes}
    translations = translations_of(target.page, [page for page, _values in changes])
    changed = []
    for page in translations.select_related(*target.references):
        values = by_key[page.translation_key]
        if facts := {name: value for name, value in values.items() if name in facts_of(target.page)}:
            changed.append((page, facts))
    return changed


def _renew_translation_sources(target, changes):
    """What a translator's next publication starts from: it would bring the old facts back."""
    originals = {(page.translation_key, page.locale_id): (page, values) for page, values in changes}
    rows = TranslationSource.objects.filter(object_id__in={key for key, _locale in originals})
    renewed = []
    for row in rows:
        if original := originals.get((row.object_id, row.locale_id)):
            page, values = original
            now = contents_of([page])[0]
            facts = {name: now[name] for name in values if name in facts_of(target.page)}
            row.content_json = json.dumps(json.loads(row.content_json) | facts, cls=DjangoJSONEncoder)
            renewed.append(row)
    TranslationSource.objects.bulk_update(renewed, ["content_json"])
