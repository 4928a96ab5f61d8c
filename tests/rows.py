"""Rows that tests of every app need, with as few words as possible."""

from wagtail.models import Locale

from core.models import Audience, Topic


def french():
    """The locale that `migrate` makes."""
    return Locale.objects.get(language_code="fr")


def topic(slug, title=None, **fields):
    """A topic of the shared list."""
    return Topic.objects.create(slug=slug, title=title or slug.capitalize(), locale=french(), **fields)


def audience(slug, title=None, **fields):
    """An audience of the shared list."""
    return Audience.objects.create(slug=slug, title=title or slug.capitalize(), locale=french(), **fields)
