"""The ways to narrow lists of places: what they are, where, when they are open, how one gets in."""

from datetime import datetime, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from core.days import day_words
from core.holidays.public import holiday_name
from directory import facet_words, tree
from directory.hours.words import clock_of
from directory.models.choices import ACCESS_FACTS, Facility, Payment, PlaceKind, Service
from search import openings
from search.conditions import NOTHING, OpenAt, OpenOn
from search.date_facets import DAY_LABELS
from search.days import local_day, next_weekday
from search.occurrences import WEEKDAYS
from search.phrasing import lower
from search.registry import Facet, register_facet

NOW, TODAY, TOMORROW, HOLIDAY = "maintenant", "aujourdhui", "demain", "ferie"
SUNDAY = WEEKDAYS[-1]  # the only day of the week that is offered; the others are read, and asked for by name
OPEN = NOW, TODAY, TOMORROW, HOLIDAY, *WEEKDAYS
OPEN_AT = "%Y-%m-%dT%H:%M"


def register_facets():
    """Called once, when the app is ready."""
    category = pgettext_lazy("filter", "Category")
    of_tree = {"choices": tree.labels, "parents": tree.parents, "codes": tree.codes}
    words = {"search_words": tree.search_words, "wording": facet_words.CATEGORY, "is_suggested": True}
    register_facet(Facet("category", "categorie", category, **of_tree, **words))
    _register_moments()
    district = pgettext_lazy("filter", "District")
    words = {"are_names": True, "wording": facet_words.DISTRICT, "is_suggested": True}
    register_facet(Facet("district", "quartier", district, order="frequent", **words))
    access, words = pgettext_lazy("filter", "Accessibility"), facet_words.THINGS
    for name, param, label, choices, wording in (
        ("access", "acces", access, ACCESS_FACTS.items(), words),
        ("service", "service", pgettext_lazy("filter", "Service"), Service.choices, words),
        ("payment", "paiement", pgettext_lazy("filter", "Payment"), Payment.choices, facet_words.PAYMENT),
        ("facility", "equipement", pgettext_lazy("filter", "On site"), Facility.choices, words),
        (
            "place_kind",
            "sorte",
            pgettext_lazy("filter", "Sort of place"),
            PlaceKind.choices,
            facet_words.KIND,
        ),
    ):
        register_facet(Facet(name, param, label, choices=_labels_of(choices), wording=wording))


def _register_moments():
    label = pgettext_lazy("filter", "Day and hour")
    bar = {
        "one_press": (NOW, pgettext_lazy("filter", "Open now"), "clock"),
        "panel": "directory/parts/open_panel.html",
        "panel_params": ("ouvert-a",),
        "in_search": True,
    }
    offered = {"choices": open_labels, "phrase": open_words, "reads": OPEN.__contains__}
    bar["said"] = open_said
    register_facet(Facet("open", "ouvert", label, multiple=False, condition=open_condition, **offered, **bar))
    label = pgettext_lazy("filter", "Open on")
    typed = {"reads": is_moment, "phrase": moment_words, "condition": open_at_condition}
    register_facet(Facet("open_at", "ouvert-a", label, multiple=False, **typed))


def _labels_of(choices):
    """{code: label} of a closed list, in the language of the request; made once for each."""

    @lru_cache(maxsize=16)
    def labels(_language):
        return {code: str(label) for code, label in choices}

    return lambda portal, language: labels(get_language())


def open_labels(portal, language):
    """The moments offered, each day once; a public holiday only while one is near enough to be known."""
    return _open_labels(local_day(timezone.now()), get_language())


@lru_cache(maxsize=16)
def _open_labels(today, _language):
    words = {TODAY: pgettext("open", "Today"), TOMORROW: pgettext("open", "Tomorrow")}
    words[SUNDAY] = pgettext("open", "Sunday")
    if day := next_holiday(today):
        holiday = {"day": day_words(day, "j F"), "holiday": holiday_name(day)}
        words[HOLIDAY] = _("%(day)s (%(holiday)s)") % holiday
    by_day = {day_of(value, today): (value, label) for value, label in reversed(words.items())}
    offered = dict(by_day.values())
    return {NOW: pgettext("open", "Now")} | {value: words[value] for value in words if value in offered}


def open_words(value):
    """« ouverts maintenant », inside a sentence."""
    if value in WEEKDAYS:
        return _("open on %(day)s") % {"day": lower(DAY_LABELS[value])}
    words = {
        NOW: _("open now"),
        TODAY: _("open today"),
        TOMORROW: _("open tomorrow"),
        HOLIDAY: _("open on the next public holiday"),
    }
    return words.get(value, value)


def open_said():
    """Words of a question that may mean one of these moments."""
    of_day = pgettext("words of a question", "%(day)s, open %(day)s, open on %(day)s")
    return {value: of_day % {"day": label} for value, label in DAY_LABELS.items()} | {
        NOW: pgettext("words of a question", "open, open now"),
        TODAY: pgettext("words of a question", "open today"),
        TOMORROW: pgettext("words of a question", "open tomorrow"),
        HOLIDAY: pgettext("words of a question", "public holiday"),
    }


def open_condition(value, now):
    """Open at one of these moments, as seen at `now`."""
    if value == NOW:
        return OpenAt(now)
    day = day_of(value, local_day(now))
    return OpenOn(day) if day else NOTHING


def day_of(value, today):
    """The local day of a value; None where there is none within what is known."""
    if value in WEEKDAYS:
        return next_weekday(WEEKDAYS.index(value), today)
    days = {TODAY: today, TOMORROW: today + timedelta(days=1), HOLIDAY: next_holiday(today)}
    return days.get(value)


@lru_cache(maxsize=8)
def next_holiday(today):
    """The next public holiday on which openings are known, or None."""
    days = (today + timedelta(days=number) for number in range(openings.DAYS_AHEAD))
    return next((day for day in days if holiday_name(day)), None)


def is_moment(value):
    """Whether a value is a local moment such as 2026-11-28T14:30."""
    return moment_of(value) is not None


def moment_of(value):
    """The aware moment of a value, or None. A year far away is no moment for a timetable."""
    try:
        found = datetime.strptime(value, OPEN_AT)  # noqa: DTZ007 - made aware below
    except ValueError:
        return None
    return timezone.make_aware(found) if 2000 < found.year < 2100 else None


def last_known_day(now):
    """The last local day whose openings the index holds."""
    return local_day(now) + timedelta(days=openings.DAYS_AHEAD - 1)


def moment_problem(value, now):
    """Why nothing is found for a value of `ouvert-a`; "" where it is right, or not given."""
    moment = moment_of(value)
    if not value or (moment and local_day(now) <= local_day(moment) <= last_known_day(now)):
        return ""
    if moment is None:
        return _("This day and hour were not understood: choose them again.")
    if local_day(moment) < local_day(now):
        return _("This moment is over: choose one from today on.")
    words = _("We know opening hours until %(day)s only: choose a moment before.")
    return words % {"day": day_words(last_known_day(now), "j F")}


def open_at_condition(value, now):
    """Open at the moment of a value; nothing is, beyond the days whose closures are known."""
    moment = moment_of(value)
    return NOTHING if moment is None or moment_problem(value, now) else OpenAt(moment)


def moment_words(value):
    """« ouverts le samedi 28 novembre à 14 h 30 »."""
    moment = moment_of(value)
    if moment is None:
        return value
    return _("open on %(day)s at %(hour)s") % {"day": day_words(moment.date()), "hour": clock_of(moment)}
