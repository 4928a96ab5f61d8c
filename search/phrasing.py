"""The small words of sentences about lists: « sport ou nature », « à Roubaix », « au Havre »."""

from collections.abc import Iterable

from django.utils.translation import get_language, pgettext

from core.sites import City

QUOTES = str.maketrans(dict.fromkeys('"“”„«»'))


def either(words: Iterable[str]) -> str:
    """« sport, nature ou culture »."""
    return joined(list(words), pgettext("list", "%(first)s or %(last)s"))


def both(words: Iterable[str]) -> str:
    """« actualités, pages et expérimentations »."""
    return joined(list(words), pgettext("list", "%(first)s and %(last)s"))


def joined(words: list[str], template: str) -> str:
    """Words in a row, the last one joined by `template`."""
    if len(words) < 2:
        return "".join(words)
    return template % {"first": ", ".join(words[:-1]), "last": words[-1]}


def lower(label: object) -> str:
    """A label inside a sentence; acronyms keep their capitals."""
    text = str(label)
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def quoted(words: str) -> str:
    """Words in the quotation marks of the language."""
    return pgettext("quoted", "“%(word)s”") % {"word": words}


def at_city(city: City) -> str:
    """« à Roubaix »; « sur L.I.V.E. » for the hub."""
    return pgettext("sentence", "on %(site)s") % {"site": city.name} if city.is_hub else at_place(city.name)


def at_place(name: str) -> str:
    """« à Roubaix », « au Havre », « aux Lilas »."""
    if get_language() == "fr":
        for article, preposition in (("Le ", "au "), ("Les ", "aux ")):
            if name.startswith(article):
                return preposition + name[len(article) :]
    return pgettext("sentence", "in %(city)s") % {"city": name}
