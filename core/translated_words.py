"""Whether a translation says what its original says: published words compared, never dates or clicks.

Words are what readers see and translators translate. Every publication keeps their digest, that of a
translation also the digest of those words of the original that it translates. Once the words of the original
are others, every translation is outdated, until its own words are published again.
"""

import hashlib
import re
from collections.abc import Iterable
from copy import copy

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import Signal
from wagtail.models import Page, get_page_models
from wagtail.signals import page_published
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core import generation
from core.block_ids import completed_streams
from core.models import BasePage, PublishedWords
from core.publishing import writes_values
from core.sites import get_portal, own_pages
from core.structure import is_item

# Fields that translators fill, and whose text no reader of the page sees; alerts have words of their own.
UNREAD = ("slug", "search_words", "alerts")
# In place of a digest: part of the translation is still in the language of the original.
INCOMPLETE = "incomplete"
_TAG = re.compile(r"<[^>]+>")
_ADDRESS = re.compile(r"(/|https?://|mailto:|tel:)\S*|\S+@\S+")
# Sent in the transaction that publishes an original with other words than before; `original`: the page.
original_words_changed = Signal()


def words_of(page: Page) -> list[str]:
    """The texts of a page as they are translated: a title, a paragraph, an item of a list."""
    return [text for _field, text in _texts_of(page)]


def _texts_of(page):
    """[(name of the field, text)] of what readers see."""
    whole = copy(page)
    for name, value in completed_streams(page).items():
        setattr(whole, name, value)
    segments = (row for row in extract_segments(whole) if isinstance(row, StringSegmentValue))
    return [(row.path.partition(".")[0], row.string.data) for row in segments if is_read(row.path)]


def is_read(path: str) -> bool:
    """Whether readers see the text at this path of a page, such as « body.(id of a block) »."""
    return path.partition(".")[0] not in UNREAD


def is_word(text: str) -> bool:
    """Whether a text says something in a language: no number, phone number or address does."""
    plain = _TAG.sub("", text).strip()
    return any(letter.isalpha() for letter in plain) and not _ADDRESS.fullmatch(plain)


def words_digest(page: Page) -> str:
    """32 hexadecimal digits: others when a word, or the order of the texts, is another."""
    return _digest(words_of(page))


def count_words(texts: Iterable[str]) -> int:
    """About how many words a translator reads; portal.translating counts so in SQL."""
    return sum(text.count(" ") + 1 for text in texts)


def is_older(of_original: str | None, digest: str | None) -> bool:
    """Whether a translation of these words of its original (PublishedWords.of_original) says others than
    those of `digest`, which are live. False where either is not known."""
    return bool(of_original and digest and of_original != digest)


@transaction.atomic
def keep_words(page: Page) -> None:
    """Note the words of a live page, where its city has several languages."""
    found = get_portal().home_of(page)
    if found is None or len(found[0].languages) == 1:
        return
    texts = words_of(page)
    digest = _digest(texts)
    before = PublishedWords.objects.filter(pk=page.pk).values_list("digest", flat=True).first()
    if digest == before:
        return
    values = {"digest": digest, "count": count_words(texts)}
    PublishedWords.objects.update_or_create(page_id=page.pk, defaults=values)
    if before and found[1] == found[0].languages[0]:
        original_words_changed.send(type(page), original=page)


def keep_missing_words(limit: int = 200) -> int:
    """The same for pages published before their city had another language, or by a way that sends no signal.
    Returns how many they were, `limit` at most."""
    cities = [city for city in get_portal().cities if len(city.languages) > 1]
    missing = Page.objects.none()
    for city in cities:
        missing |= own_pages(city).filter(published_words=None)
    pages = list(missing.order_by("path").specific()[:limit])
    for page in pages:
        keep_words(page)
    return len(pages)


def words_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """Receiver, in the transaction that publishes."""
    if not raw and update_fields is None and instance.live:
        keep_words(instance)


def translation_published(sender, instance, **kwargs):
    """Receiver: somebody has read the words of a translation and published them."""
    found = get_portal().home_of(instance)
    if writes_values() or found is None or found[1] == found[0].languages[0]:
        return
    others = instance.get_translations().filter(live=True, locale__language_code=found[0].languages[0])
    if original := others.first():
        kept = PublishedWords.objects.filter(pk=instance.pk)
        if kept.update(of_original=_words_translated(instance, original)):
            # After the publication itself, which had them read as they were.
            generation.bump(found[0].slug, items_only=is_item(instance.content_type_id))


def note_translation(page: Page) -> None:
    """The same for a page published before its language was open, and for its original."""
    for row in page.get_translations(inclusive=True).filter(live=True).specific():
        keep_words(row)
    translation_published(type(page), page)


def _words_translated(page, original):
    """The digest of those words of the original that `page` says: as they were when the translator saw them,
    in wagtail-localize's editor, else as they are now."""
    of_pair = {"source__object_id": page.translation_key, "source__locale_id": original.locale_id}
    translation = Translation.objects.filter(**of_pair, target_locale_id=page.locale_id, enabled=True).first()
    if translation is None:
        return words_digest(original)
    segments = StringSegment.objects.filter(source_id=translation.source_id).order_by("order")
    rows = segments.annotate_translation(page.locale_id)
    rows = rows.values_list("context__path", "string__data", "translation")
    texts = [row for row in rows if is_read(row[0])]
    is_said = all(said or not is_word(text) for _path, text, said in texts)
    # The title for engines of a home page is the words under the name of its city (core.menus): empty in the
    # original, which has these among its settings.
    own = [field for field, _text in _texts_of(page) if original.seo_title or field != "seo_title"]
    is_complete = is_said and len(texts) == len(own)
    return _digest(text for _path, text, _said in texts) if is_complete else INCOMPLETE


def _digest(texts):
    return hashlib.blake2b("\x1f".join(texts).encode(), digest_size=16).hexdigest()


def connect() -> None:
    """Called once, when the app is ready."""
    for model in get_page_models():
        if issubclass(model, BasePage):
            post_save.connect(words_saved, sender=model, dispatch_uid=f"words-of-{model.__name__}")
            page_published.connect(
                translation_published, sender=model, dispatch_uid=f"words-in-{model.__name__}"
            )
