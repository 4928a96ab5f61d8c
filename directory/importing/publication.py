"""New facts on many published pages in one short transaction, in every language.

Facts are the same in all languages (directory.models.place): what an import changes on a page, it changes on
its translations and in what wagtail-localize keeps to make them again, in the same transaction.
"""

import json

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import TranslationSource

from core.publishing import publish_values
from core.text import clean_text
from directory.importing.bulk_pages import history
from directory.importing.comparison import assign
from directory.models import PlacePage
from directory.models.place import WORDS

# Columns that publishing moves; those of the revision are written by directory.importing.bulk_pages.history.
MOVED = ("draft_title", "last_published_at", "latest_revision_created_at")


def places_by_id(ids):
    """{id: PlacePage} of those that are there."""
    return PlacePage.objects.select_related("category").in_bulk(ids)


def lock_places(ids):
    """The same, locked against editors until the transaction ends, in every language: the row that their
    saves write first."""
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    locked = Page.objects.select_for_update().filter(translation_key__in=keys).order_by("pk")
    return places_by_id(set(locked.values_list("pk", flat=True)).intersection(ids))


def translations_of(pages):
    """The published pages of the same places in other languages, without copies that follow by themselves."""
    others = PlacePage.objects.filter(translation_key__in={page.translation_key for page in pages})
    return others.filter(live=True, alias_of=None).exclude(pk__in=[page.pk for page in pages])


def closed_translations(pages):
    """Translation keys of those of `pages` that have a page in another language, locked or in moderation."""
    rows = list(translations_of(pages).values_list("pk", "translation_key", "locked"))
    moderated = in_moderation([pk for pk, _key, _locked in rows]) if rows else ()
    return {key for pk, key, locked in rows if locked or pk in moderated}


def in_moderation(ids):
    """Ids of the pages that wait for a moderator."""
    states = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=map(str, ids)
    )
    return {int(pk) for pk in states.values_list("object_id", flat=True)}


def publish_changes(changes, categories, user=None):
    """Write [(page, {field: JSON value})] and publish. Inside a transaction; returns the ids of all pages
    touched, translations with them. `categories` as in `assign`."""
    if not changes:
        return []
    changes = changes + _of_translations(changes)
    for page, values in changes:
        for name, value in values.items():
            assign(page, name, value, categories)
        clean_text(page)
    _renew_translation_sources(changes)
    copied = set(
        Page.objects.filter(alias_of__in=[page for page, _ in changes]).values_list("alias_of", flat=True)
    )
    plain = []
    for page, values in changes:
        if page.pk in copied or page.has_unpublished_changes:
            publish_values(page, {name: getattr(page, name) for name in values}, by=user)
        else:
            plain.append((page, values))
    _publish_together(plain, user)
    return [page.pk for page, _values in changes]


def _of_translations(changes):
    """[(translation, {fact: value})]: facts without names and texts."""
    originals = {page.translation_key: (page, values) for page, values in changes}
    found = []
    for page in translations_of([page for page, _values in changes]).select_related("category"):
        _original, values = originals[page.translation_key]
        if facts := {name: value for name, value in values.items() if name not in WORDS}:
            found.append((page, facts))
    return found


def _renew_translation_sources(changes):
    """What a translator's next publication starts from: it would bring the old facts back."""
    originals = {(page.translation_key, page.locale_id): (page, values) for page, values in changes}
    rows = TranslationSource.objects.filter(object_id__in={key for key, _locale in originals})
    renewed = []
    for row in rows:
        if known := originals.get((row.object_id, row.locale_id)):
            facts = {name for name in known[1] if name not in WORDS}
            now = history.contents_of([known[0]])[0]
            content = json.loads(row.content_json) | {name: now[name] for name in facts}
            row.content_json = json.dumps(content, cls=DjangoJSONEncoder)
            renewed.append(row)
    TranslationSource.objects.bulk_update(renewed, ["content_json"])


def _publish_together(changes, user):
    if not changes:
        return
    now = timezone.now()
    pages = [page for page, _values in changes]
    for page in pages:
        page.draft_title, page.last_published_at, page.latest_revision_created_at = page.title, now, now
    written = {name for _page, values in changes for name in values}
    PlacePage.objects.bulk_update(pages, [*sorted(written), *MOVED])
    revisions = history.insert_revisions(pages, history.contents_of(pages), user, now)
    history.insert_log(pages, revisions, user, now, ("wagtail.edit", "wagtail.publish"))
    if "category" in written:
        history.renew_references(pages)
    history.index_for_admin(pages)
