"""A page in another language from a catalogue: its words go where translators find them, in wagtail-localize.

Only what is missing is written: words of a translator stay, and so does a page made without wagtail-localize.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue, validate_translation_links

from core.block_ids import give_item_ids
from core.sites import HOME_DEPTH
from core.slugs import latin_slug_of
from core.translated_words import is_word
from portal.writing.catalogue import Catalogue

MANUAL = StringTranslation.TRANSLATION_TYPE_MANUAL
# What a page can be published without.
OPTIONAL = {"search_words"}


@dataclass(frozen=True)
class Filled:
    """A page in another language. `missing`: the French segments without words, in their order."""

    page: Page
    missing: tuple[str, ...] = ()


@transaction.atomic
def fill(
    page: Page, locale: Locale, catalogue: Catalogue, *, by: Any = None, even_incomplete: bool = False
) -> Filled:
    """Make the translation of one page, or complete it. Its parent is translated already.

    It is published, as `by`, when it has all its words or `even_incomplete`: what has none then stays French.
    Where a translator's words wait to be published, they go on waiting.
    """
    page = Page.objects.get(pk=page.pk).specific  # as it is published
    target = page.get_translation_or_none(locale)
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=locale
    ).first()
    if target and (translation is None or not translation.enabled):
        return Filled(target.specific)
    give_item_ids(page)
    source, is_changed = _source_of(page)
    Translation.objects.get_or_create(source=source, target_locale=locale)
    is_pending = target is not None and _has_pending_words(source, target)
    written, missing = _write_words(page, source, locale, catalogue)
    # To save a page that is live changes what visitors see.
    waits = is_pending or (target is not None and target.live and missing and not even_incomplete)
    if waits or not (written or is_changed or target is None):
        return Filled(target.specific, missing)
    target, _created = source.create_or_update_translation(locale, user=by, publish=False, fallback=True)
    if even_incomplete or not missing:
        # At once: wagtail-localize does it after the commit, and forgets what was made below meanwhile.
        target.get_latest_revision().publish(user=by, skip_permission_checks=True)
        target.refresh_from_db()
    return Filled(target, missing)


def _source_of(page):
    """(TranslationSource of the page as it is published, whether that was new)."""
    before = TranslationSource.objects.get_for_instance_or_none(page)
    said = before and before.content_json
    source, _created = TranslationSource.update_or_create_from_instance(page)
    return source, source.content_json != said


def _has_pending_words(source, target):
    """Whether somebody drafted something in the translation that is not published."""
    of_people = StringTranslation.objects.filter(
        Q(last_translated_by__isnull=False) | ~Q(translation_type=MANUAL),
        context__object_id=source.object_id,
        locale=target.locale_id,
    )
    if not target.live:
        return of_people.exists()
    is_drafted = target.has_unpublished_changes
    return is_drafted or of_people.filter(updated_at__gt=target.last_published_at).exists()


def _write_words(page, source, locale, catalogue):
    """(whether words were written, French segments that have none)."""
    segments = source.stringsegment_set.annotate_translation(locale, include_errors=True)
    written, missing = {}, {}
    for segment in segments.select_related("string", "context").order_by("order"):
        path, french = segment.context.path, segment.string.data
        if segment.translation:
            continue
        words = _words_for(page, path, french, locale, catalogue)
        row = _row(segment, locale, words) if words else None
        if row:
            written[row.translation_of_id, row.context_id] = row
        if path not in OPTIONAL and (row is None or row.has_error):
            missing[french] = None
    StringTranslation.objects.bulk_create(written.values(), ignore_conflicts=True)
    return any(not row.has_error for row in written.values()), tuple(missing)


def _row(segment, locale, words):
    """The words of a segment; set aside, as wagtail-localize does, if their links are not the original's."""
    try:
        StringValue.from_translated_html(words)
        validate_translation_links(segment.string.data, words)
    except ValueError:
        has_error = True
    else:
        has_error = False
    return StringTranslation(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale=locale,
        data=words,
        translation_type=MANUAL,
        has_error=has_error,
    )


def _words_for(page, path, french, locale, catalogue):
    if path == "slug":
        return _slug_for(page, locale, catalogue)
    return catalogue.words_for(french) or ("" if is_word(french) else french)


def _slug_for(page, locale, catalogue):
    """`roubaix-nl` for a home page; else that of the title's words, where these have Latin letters."""
    if page.depth <= HOME_DEPTH:
        return f"{page.slug}-{locale.language_code}"
    return latin_slug_of(catalogue.words_for(page.title)) or page.slug
