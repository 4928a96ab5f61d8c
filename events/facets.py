"""The facets of activities and training. Those of dates are of search; places bring district and access."""

from functools import lru_cache

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from core import generation
from directory.models import PlacePage
from directory.models.choices import DigitalService
from events.ages import ALL_AGES, BANDS, age_condition, is_age
from events.models import HAPPENINGS
from events.models.choices import Availability, Language, Level, Price
from events.venues import value_of
from search.registry import Facet, register_facet

ATTENDANCE = {"sur-place": gettext_lazy("On the spot"), "en-ligne": gettext_lazy("Online")}


def register_facets():
    """Called once, when the app is ready."""
    register_facet(
        Facet(
            "age",
            "age",
            pgettext_lazy("filter", "Age"),
            choices=age_labels,
            condition=age_condition,
            reads=is_age,
            phrase=age_words,
        )
    )
    venue = pgettext_lazy("filter", "Venue")
    register_facet(Facet("venue", "lieu", venue, choices=venue_labels, order="frequent", are_names=True))
    for name, param, label, choices in (
        ("price", "tarif", pgettext_lazy("filter", "Price"), Price.choices),
        ("attendance", "participer", pgettext_lazy("filter", "Take part"), ATTENDANCE.items()),
        ("language", "langue", pgettext_lazy("filter", "Language"), Language.choices),
        ("availability", "places", pgettext_lazy("filter", "Places left"), Availability.choices),
        ("level", "niveau", pgettext_lazy("filter", "Level"), Level.choices),
        ("skill", "competence", pgettext_lazy("filter", "Skill"), DigitalService.choices),
    ):
        register_facet(Facet(name, param, label, choices=_labels_of(choices)))


def _labels_of(choices):
    """{code: label} of a closed list, in the language of the request; made once for each."""

    @lru_cache(maxsize=16)
    def labels(_language):
        return {code: str(label) for code, label in choices}

    return lambda portal, language: labels(get_language())


def age_labels(portal, language):
    """The bands offered; any single age may be typed."""
    return {value: age_label(value) for value in (*BANDS, ALL_AGES)}


def age_label(value):
    """« 6-10 ans », « Adultes », « 8 ans »."""
    named = {"adultes": _("Adults"), "seniors": _("Older people"), ALL_AGES: _("All ages")}
    if value in named:
        return named[value]
    if value in BANDS:
        first, last = BANDS[value]
        return _("%(first)s-%(last)s years") % {"first": first, "last": last}
    return _("%(age)s years old") % {"age": value}


def age_words(value):
    """« pour les 6-10 ans », inside a sentence."""
    if value == ALL_AGES:
        return _("for all ages")
    label = age_label(value)
    return _("for %(ages)s") % {"ages": label[:1].lower() + label[1:]}


def venue_labels(portal, language):
    """Titles of the places where something is on."""
    return generation.held("venues of activities", _read_venues, is_noted=False)


def _read_venues():
    keys = {
        key
        for model in HAPPENINGS
        for key in model.objects.filter(live=True).values_list("venue_id", flat=True).distinct()
    }
    return {value_of(place): place.title for place in PlacePage.objects.filter(pk__in=keys - {None})}
