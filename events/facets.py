"""The facets of activities and training. Those of dates are of search; places bring district and access."""

from functools import lru_cache

from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy

from core import generation
from directory.models import PlacePage
from directory.models.choices import DigitalService
from events import facet_words
from events.ages import CHILDREN, age_condition, age_label, age_labels, ages_said, is_age
from events.models import HAPPENINGS
from events.models.choices import Availability, Language, Level, Price
from events.venues import value_of
from search.registry import Facet, register_facet

IN_SEARCH = ("price", "attendance", "level")
ATTENDANCE = {"sur-place": gettext_lazy("In person"), "en-ligne": gettext_lazy("Online")}


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
            phrase=age_label,
            said=ages_said,
            vague=CHILDREN,
            wording=facet_words.AGE,
            in_search=True,
        )
    )
    venue = pgettext_lazy("filter", "Venue")
    at_venue = {"choices": venue_labels, "order": "frequent", "are_names": True}
    register_facet(Facet("venue", "lieu", venue, **at_venue, wording=facet_words.VENUE))
    take_part = pgettext_lazy("filter", "In person or online")
    for name, param, label, choices, wording in (
        ("price", "tarif", pgettext_lazy("filter", "Price"), Price.choices, facet_words.PRICE),
        ("attendance", "participer", take_part, ATTENDANCE.items(), facet_words.ATTENDANCE),
        ("language", "langue", pgettext_lazy("filter", "Language"), Language.choices, facet_words.LANGUAGE),
        (
            "availability",
            "places",
            pgettext_lazy("filter", "Places left"),
            Availability.choices,
            facet_words.PLAIN,
        ),
        ("level", "niveau", pgettext_lazy("filter", "Level"), Level.choices, facet_words.LEVEL),
        ("skill", "competence", pgettext_lazy("filter", "Skill"), DigitalService.choices, facet_words.PLAIN),
    ):
        more = {"said": price_said} if name == "price" else {}
        more |= {"choices": _labels_of(choices), "wording": wording, "in_search": name in IN_SEARCH}
        register_facet(Facet(name, param, label, **more))


def price_said():
    """Words of a question that may mean a price."""
    return {Price.FREE: pgettext("words of a question", "free")}


def _labels_of(choices):
    """{code: label} of a closed list, in the language of the request; made once for each."""

    @lru_cache(maxsize=16)
    def labels(_language):
        return {code: str(label) for code, label in choices}

    return lambda portal, language: labels(get_language())


def venue_labels(portal, language):
    """Titles of the places where something is on."""
    return generation.held("venues of activities", _read_venues, is_noted=False)


def _read_venues():
    first, *others = (
        model.objects.filter(live=True, venue__isnull=False).order_by().values_list("venue_id", flat=True)
        for model in HAPPENINGS
    )
    keys = set(first.union(*others))
    return {value_of(place): place.title for place in PlacePage.objects.filter(pk__in=keys)}
