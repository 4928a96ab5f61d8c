"""The small words of sentences about lists: « à Roubaix », « au Havre »."""

from django.utils.translation import get_language, pgettext

from core.sites import City
from core.writing_direction import isolated

QUOTES = str.maketrans(dict.fromkeys('"“”„«»'))


def lower(label: object) -> str:
    """A label inside a sentence; acronyms keep their capitals."""
    text = str(label)
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


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
