"""The shared lists in another language: topics, audiences, categories of places, by their shipped titles."""

from wagtail.models import Locale

from core.models import Audience, Topic
from core.models.taxonomy import Term
from directory.services import translate_categories
from portal.writing.catalogue import Catalogue

WORDS = ("title", "description", "search_words")


def plant_terms(original: Locale, locale: Locale, catalogue: Catalogue) -> list[str]:
    """Give every term of the `original` language its shipped title in another, where it has none there. The
    titles of those that are not shipped are returned: they stay as they are.

    Before any page: wagtail-localize would make the terms of a page itself, with their French titles.
    """
    left = []
    for model in (Topic, Audience):
        done = model.objects.filter(locale=locale).values("translation_key")
        for term in model.objects.filter(locale=original).exclude(translation_key__in=done):
            if catalogue.words_for(term.title):
                _translate(term, locale, catalogue)
            else:
                left.append(term.title)
    return left + translate_categories(original, locale)


def _translate(term: Term, locale: Locale, catalogue: Catalogue) -> None:
    translation = term.copy_for_translation(locale)
    for name in WORDS:
        setattr(translation, name, catalogue.words_for(getattr(term, name)))
    translation.save()
