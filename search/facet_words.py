"""What a sentence says of the facets that every kind of page has."""

from django.utils.translation import npgettext, pgettext

from search.phrasing import at_city, at_place, both, either, lower, quoted
from search.wording import Choice, Part, Wording


def kinds(choice: Choice) -> str:
    """« Actualités et expérimentations »: the subject keeps its capital."""
    return both([choice.labels[0], *map(lower, choice.labels[1:])])


def topics(choice: Choice) -> str:
    """« sur le thème Nature »."""
    words = npgettext("sentence", "on the topic %(topics)s", "on the topics %(topics)s", len(choice.labels))
    return words % {"topics": either(choice.labels)}


def audiences(choice: Choice) -> str:
    """« pour le public Senior »."""
    words = npgettext(
        "sentence", "for the audience %(audiences)s", "for the audiences %(audiences)s", len(choice.labels)
    )
    return words % {"audiences": either(choice.labels)}


def tags(choice: Choice) -> str:
    """« avec le mot-clé « vélo » »."""
    return pgettext("sentence", "with the keyword %(tags)s") % {"tags": either(map(quoted, choice.labels))}


def cities(choice: Choice) -> str:
    """« à Roubaix ou sur L.I.V.E. »."""
    known = choice.portal.by_slug
    pairs = zip(choice.values, choice.labels, strict=True)
    return either(at_city(known[slug]) if slug in known else at_place(label) for slug, label in pairs)


def years(choice: Choice) -> str:
    """« en 2017 ou 2018 »."""
    return pgettext("sentence", "in %(years)s") % {"years": either(choice.values)}


def days(choice: Choice) -> str:
    """« ce week-end »."""
    return either(map(lower, choice.labels))


KIND = Wording(Part.SUBJECT, kinds)
TOPIC = Wording(Part.ABOUT, topics)
AUDIENCE = Wording(Part.ABOUT, audiences)
TAG = Wording(Part.ABOUT, tags)
CITY = Wording(Part.WHERE, cities)
YEAR = Wording(Part.WHEN, years)
WHEN = Wording(Part.WHEN, days)
