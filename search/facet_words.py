"""What a sentence says of the facets that every kind of page has."""

from django.utils.translation import npgettext, pgettext

from core.phrasing import both, either, quoted
from search.phrasing import at_city, at_place, lower
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
    """« ce week-end », « pendant les vacances de Noël »."""
    return either(
        pgettext("sentence", "during the %(holidays)s") % {"holidays": lower(label)}
        if value == "vacances"
        else lower(label)
        for value, label in zip(choice.values, choice.labels, strict=True)
    )


def weekdays(choice: Choice) -> str:
    """« le mercredi ou le samedi »; « le mercredi après-midi », where one day and one part were chosen."""
    day = pgettext("every week, in a sentence", "on %(day)s")
    words = either(day % {"day": lower(label)} for label in choice.labels)
    if not _is_one_part_of_one_day(choice):
        return words
    return pgettext("weekday and part of a day", "%(day)s %(part)s") % {
        "day": words,
        "part": lower(choice.chosen["part"][0]),
    }


def parts(choice: Choice) -> str:
    """« le matin ou l’après-midi »."""
    if _is_one_part_of_one_day(choice):
        return ""
    words = {
        "matin": pgettext("sentence", "in the morning"),
        "apres-midi": pgettext("sentence", "in the afternoon"),
        "soir": pgettext("sentence", "in the evening"),
        "nuit": pgettext("sentence", "at night"),
    }
    return either(words[value] for value in choice.values)


def _is_one_part_of_one_day(choice: Choice) -> bool:
    return len(choice.chosen.get("weekday", ())) == len(choice.chosen.get("part", ())) == 1


KIND = Wording(Part.SUBJECT, kinds)
TOPIC = Wording(Part.ABOUT, topics)
AUDIENCE = Wording(Part.ABOUT, audiences)
TAG = Wording(Part.ABOUT, tags)
CITY = Wording(Part.WHERE, cities)
YEAR = Wording(Part.WHEN, years)
WEEKDAY = Wording(Part.WHEN, weekdays)
PART = Wording(Part.WHEN, parts)
WHEN = Wording(Part.WHEN, days)
