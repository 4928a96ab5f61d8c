"""The facets of dates: « ce week-end », « le mercredi », « l’après-midi ». All of them on one date.

What is over is left out by whoever asks (search.protocol): the words of a day are its whole stretch of time.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy

from core.days import day_words
from core.holidays.school import Break, breaks
from search import facet_words
from search.conditions import Occurring
from search.days import ONE_DAY, at_hour, local_day, midnight, monday_of, month_after, next_weekday
from search.occurrences import PARTS, WEEKDAYS
from search.registry import Facet, register_facet

HOLIDAYS = "vacances"
WHEN_LABELS = {
    "aujourdhui": gettext_lazy("Today"),
    "ce-soir": gettext_lazy("Tonight"),
    "demain": gettext_lazy("Tomorrow"),
    "week-end": gettext_lazy("This weekend"),
    "semaine": gettext_lazy("This week"),
    "mois": gettext_lazy("This month"),
}
HOLIDAY_NAMES = {  # until the month
    3: gettext_lazy("Winter holidays"),
    5: gettext_lazy("Spring holidays"),
    9: gettext_lazy("Summer holidays"),
    11: gettext_lazy("Autumn holidays"),
    12: gettext_lazy("Christmas holidays"),
}
DAY_LABELS = {
    "lundi": pgettext_lazy("filter", "Monday"),
    "mardi": pgettext_lazy("filter", "Tuesday"),
    "mercredi": pgettext_lazy("filter", "Wednesday"),
    "jeudi": pgettext_lazy("filter", "Thursday"),
    "vendredi": pgettext_lazy("filter", "Friday"),
    "samedi": pgettext_lazy("filter", "Saturday"),
    "dimanche": pgettext_lazy("filter", "Sunday"),
}
PART_LABELS = {
    "matin": pgettext_lazy("part of a day", "Morning"),
    "apres-midi": pgettext_lazy("part of a day", "Afternoon"),
    "soir": pgettext_lazy("part of a day", "Evening"),
    "nuit": pgettext_lazy("part of a day", "Night"),
}
ON_WEEKDAY = {name: Occurring(weekdays=frozenset({place})) for place, name in enumerate(WEEKDAYS)}
IN_PART = {name: Occurring(parts=frozenset({name})) for name in PARTS}


def when(value: str, now: datetime) -> Occurring:
    """The stretch of time that a word means at a moment."""
    today = local_day(now)
    if value == "ce-soir":
        return Occurring(at_hour(today, 18), at_hour(today + ONE_DAY, 5))
    if value == "week-end":
        monday = monday_of(today) + timedelta(weeks=1)
        return Occurring(at_hour(monday - timedelta(days=3), 18), midnight(monday))
    first, last = _days_of(value, today)
    return Occurring(midnight(first), midnight(last + ONE_DAY))


def _days_of(value: str, today: date) -> Break:
    """First and last day."""
    if value in WEEKDAYS:
        return (next_weekday(WEEKDAYS.index(value), today),) * 2
    if value == "demain":
        return today + ONE_DAY, today + ONE_DAY
    if value == "semaine":
        return today, monday_of(today) + timedelta(days=6)
    if value == "mois":
        return today, month_after(today) - ONE_DAY
    if value == HOLIDAYS and (holidays := holidays_at(today)):
        return holidays
    return today, today


def weekday(value: str, now: datetime) -> Occurring:
    return ON_WEEKDAY[value]


def part(value: str, now: datetime) -> Occurring:
    return IN_PART[value]


def when_labels(portal, language) -> dict[str, str]:
    """The holidays by their name, as long as they are known."""
    return _when_labels(get_language(), holidays_at(local_day(timezone.now())))


@lru_cache(maxsize=16)  # saying twenty labels costs more than counting their documents
def _when_labels(language, holidays):
    labels = {value: str(label) for value, label in WHEN_LABELS.items()}
    return labels | ({HOLIDAYS: name_of(holidays)} if holidays else {})


def when_phrase(value: str) -> str:
    """« samedi 5 décembre », the next one: a day of the week is asked for by its name, and not offered."""
    return day_words(_days_of(value, local_day(timezone.now()))[0])


def said_when() -> dict[str, str]:
    """Words of a question that may mean a stretch of days."""
    return day_labels(None, None) | {
        "aujourdhui": pgettext("words of a question", "today"),
        "ce-soir": pgettext("words of a question", "tonight, this evening"),
        "demain": pgettext("words of a question", "tomorrow"),
        "week-end": pgettext("words of a question", "weekend"),
        "semaine": pgettext("words of a question", "this week"),
    }


@lru_cache(maxsize=16)
def holidays_at(today: date) -> Break | None:
    """The school holidays that last, or the next ones that are known."""
    return next((found for found in breaks() if found[1] >= today), None)


def name_of(holidays: Break) -> str:
    """« Vacances de Noël », by the month they begin in."""
    return str(next(name for last, name in HOLIDAY_NAMES.items() if holidays[0].month <= last))


def day_labels(portal, language) -> dict[str, str]:
    return _fixed_labels(get_language())[0]


def part_labels(portal, language) -> dict[str, str]:
    return _fixed_labels(get_language())[1]


@lru_cache(maxsize=16)
def _fixed_labels(language):
    return tuple(
        {value: str(label) for value, label in labels.items()} for labels in (DAY_LABELS, PART_LABELS)
    )


def register_date_facets() -> None:
    """Called once, when the app is ready."""
    for facet in (
        Facet(
            "when",
            "quand",
            pgettext_lazy("filter", "When"),
            multiple=False,
            choices=when_labels,
            occurs=when,
            reads=WEEKDAYS.__contains__,
            phrase=when_phrase,
            said=said_when,
            wording=facet_words.WHEN,
        ),
        Facet(
            "weekday",
            "jour",
            pgettext_lazy("filter", "Day"),
            choices=day_labels,
            occurs=weekday,
            said=lambda: day_labels(None, None),
            wording=facet_words.WEEKDAY,
        ),
        Facet(
            "part",
            "moment",
            pgettext_lazy("filter", "Part of the day"),
            choices=part_labels,
            occurs=part,
            said=lambda: part_labels(None, None),
            wording=facet_words.PART,
        ),
    ):
        register_facet(facet)
