"""The small words of sentences about lists: « à Roubaix », « au Havre »."""

from django.utils.translation import get_language, pgettext

from core.sites import City
from core.writing_direction import isolated

QUOTES = str.maketrans(dict.fromkeys('"“”„«»'))


def lower(label: object) -> str:
    """A label inside a sentence; acronyms keep their capitals, and names where their language writes one."""
    text = str(label)
    keeps = text[1:2].isupper() or text.split(" ", 1)[0] in _names().split()
    return text if keeps else text[:1].lower() + text[1:]


def _names() -> str:
    """First words of labels that keep their capital: days and languages in English, languages in Dutch."""
    return pgettext(
        "words with a capital inside a sentence",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas "
        "Arabic Dutch English French Italian Polish Portuguese Spanish Ukrainian",
    )


def at_city(city: City) -> str:
    """« à Roubaix »; « sur L.I.V.E. » for the hub."""
    return (
        pgettext("sentence", "on %(site)s") % {"site": isolated(city.name)}
        if city.is_hub
        else at_place(city.name)
    )


def at_place(name: str) -> str:
    """« à Roubaix », « au Havre », « aux Lilas »."""
    if get_language() == "fr":
        for article, preposition in (("Le ", "au "), ("Les ", "aux ")):
            if name.startswith(article):
                return preposition + name[len(article) :]
    return pgettext("sentence", "in %(city)s") % {"city": isolated(name)}
