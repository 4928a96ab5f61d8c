"""Translators see the words of an original as they are live now."""

from functools import partial

from django.db import transaction
from wagtail_localize.models import TranslationSource

from core.translated_words import original_words_changed
from portal.translating.tasks import renew_source


def words_changed(sender, original, **kwargs):
    """Receiver: the worker reads the new words, so that the report counts what is left to translate."""
    sources = TranslationSource.objects.filter(
        object_id=original.translation_key, locale_id=original.locale_id
    )
    if sources.exists():
        transaction.on_commit(partial(renew_source.enqueue, original.pk))


def connect() -> None:
    """Called once, when the app is ready."""
    original_words_changed.connect(words_changed, dispatch_uid="renew-source")
