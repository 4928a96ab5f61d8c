"""The small words of sentences: « sport ou nature », « lundi, mardi et jeudi », quotation marks."""

from collections.abc import Iterable

from django.utils.translation import pgettext

from core.writing_direction import isolated


def either(words: Iterable[str]) -> str:
    """« sport, nature ou culture »."""
    return _joined(list(words), pgettext("list", "%(first)s or %(last)s"))


def both(words: Iterable[str]) -> str:
    """« actualités, pages et expérimentations »."""
    return _joined(list(words), pgettext("list", "%(first)s and %(last)s"))


def in_a_row(words: Iterable[str]) -> str:
    """« tous les jeudis, du 4 au 20 mai, hors vacances scolaires »: what is not empty, between commas."""
    return pgettext("between the words of a list", ", ").join(filter(None, words))


def quoted(words: str) -> str:
    """Words in the quotation marks of the language."""
    return pgettext("quoted", "“%(word)s”") % {"word": isolated(words)}


def _joined(words: list[str], template: str) -> str:
    """Words in a row, the last one joined by `template`."""
    if len(words) < 2:
        return "".join(words)
    return template % {"first": in_a_row(words[:-1]), "last": words[-1]}
