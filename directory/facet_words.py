"""What a sentence says of the facets of places: « Lieux de la catégorie Santé ouverts maintenant dans le
quartier Alma, avec entrée de plain-pied »."""

from django.utils.translation import npgettext, pgettext

from core.phrasing import either
from search.phrasing import lower
from search.wording import Choice, Part, Wording


def categories(choice: Choice) -> str:
    """« de la catégorie Santé »."""
    words = npgettext(
        "sentence",
        "of the category %(categories)s",
        "of the categories %(categories)s",
        len(choice.labels),
    )
    return words % {"categories": either(choice.labels)}


def districts(choice: Choice) -> str:
    """« dans le quartier Alma »."""
    words = npgettext(
        "sentence", "in the district %(districts)s", "in the districts %(districts)s", len(choice.labels)
    )
    return words % {"districts": either(choice.labels)}


def things(choice: Choice) -> str:
    """« avec toilettes ou wifi gratuit »."""
    return pgettext("sentence", "with %(things)s") % {"things": either(map(lower, choice.labels))}


def payments(choice: Choice) -> str:
    """« gratuits », « acceptant chèque ou carte bancaire »."""
    means = [
        lower(label) for value, label in zip(choice.values, choice.labels, strict=True) if value != "gratuit"
    ]
    words = [pgettext("places", "free of charge")] if "gratuit" in choice.values else []
    if means:
        words.append(pgettext("sentence", "accepting %(means)s") % {"means": either(means)})
    return either(words)


def kinds(choice: Choice) -> str:
    """« association »."""
    return either(map(lower, choice.labels))


CATEGORY = Wording(Part.ABOUT, categories)
DISTRICT = Wording(Part.WHERE, districts)
THINGS = Wording(Part.ASIDE, things)
PAYMENT = Wording(Part.ASIDE, payments)
KIND = Wording(Part.ASIDE, kinds)
