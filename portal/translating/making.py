"""One page in one more language: a draft for wagtail-localize's side-by-side editor."""

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from core.block_ids import give_item_ids
from core.sites import HOME_DEPTH


class NoHomeError(Exception):
    """The city has no home page in that language."""


@transaction.atomic
def make_draft(page: Page, locale: Locale) -> bool:
    """Make `page` in the language of `locale`, and its parents where they lack it. False: there was one.

    It is a draft whatever the original is: its words are still those of the original as it is live now. It
    is nobody's own: whoever sent it for translation has written nothing that waits on the first page.
    """
    if Page.objects.filter(translation_key=page.translation_key, locale=locale).exists():
        return False
    if page.depth <= HOME_DEPTH:
        raise NoHomeError
    make_draft(page.get_parent(), locale)
    page = page.specific
    give_item_ids(page)
    source, _made = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.update_or_create(source=source, target_locale=locale, defaults={"enabled": True})
    source.create_or_update_translation(locale, publish=False, fallback=True)
    return True


def renew(source: TranslationSource) -> None:
    """Show translators the words of an original as they are live now. Raises ObjectDoesNotExist."""
    give_item_ids(source.get_source_instance())
    source.update_from_db()
