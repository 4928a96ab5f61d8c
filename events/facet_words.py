"""What a sentence says of the facets of activities: « Activités gratuites pour les 6-10 ans, en ligne »."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.phrasing import either
from events.ages import ALL_AGES, age_label
from search.phrasing import lower
from search.registry import KIND, type_of_kind
from search.wording import Choice, Part, Wording

MASCULINE = ("pathway", "place")  # kinds, in French; what else has a price is feminine


def prices(choice: Choice) -> str:
    """« gratuites » beside activities, « gratuits » as soon as places are among the kinds; « entrée
    gratuite » where the sentence names none."""
    kinds = set(choice.chosen.get(KIND, ()))
    if not kinds:
        words = {"gratuit": _("Free entrance"), "payant": _("Paid entrance")}
    elif kinds.isdisjoint(str(known.label_plural) for kind in MASCULINE if (known := type_of_kind(kind))):
        words = {"gratuit": pgettext("activities", "free"), "payant": pgettext("activities", "paid")}
    else:
        words = {"gratuit": pgettext("places", "free"), "payant": pgettext("places", "paid")}
    return either(words[value] for value in choice.values)


def ages(choice: Choice) -> str:
    """« pour les 3-5 ans ou les 6-10 ans »."""
    return pgettext("sentence", "for %(ages)s") % {"ages": either(map(_age, choice.values))}


def _age(value):
    if value == ALL_AGES:
        return _("all ages")
    return pgettext("ages in a sentence", "%(ages)s") % {"ages": lower(age_label(value))}


def attendances(choice: Choice) -> str:
    """« en ligne », « encore des places »."""
    return either(map(lower, choice.labels))


def levels(choice: Choice) -> str:
    """« niveau débutant »."""
    return pgettext("sentence", "level %(levels)s") % {"levels": either(map(lower, choice.labels))}


def names(choice: Choice) -> str:
    """« Médiathèque de la Navette »: between commas, a name says where."""
    return either(choice.labels)


def languages(choice: Choice) -> str:
    """« en arabe ou en anglais »."""
    words = pgettext("sentence", "in the language %(language)s")
    return either(words % {"language": lower(label)} for label in choice.labels)


PRICE = Wording(Part.QUALITY, prices)
AGE = Wording(Part.ABOUT, ages)
ATTENDANCE = PLAIN = Wording(Part.ASIDE, attendances)
VENUE = Wording(Part.ASIDE, names)
LANGUAGE = Wording(Part.ASIDE, languages)
LEVEL = Wording(Part.ASIDE, levels)
