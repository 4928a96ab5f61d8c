"""Which ages an activity suits, said once: ages match where ranges meet, and what nobody said matches only
« tout âge ».

A document names each year of a closed range ("6", "7", "8"), an open one by where it begins ("18+"), and
"tout-age" where all ages are welcome or nobody said; and the bands that a list offers and counts each time.
"""

from functools import lru_cache

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from search.conditions import AnyOf, Has

OLDEST = 120
OF_AGE = 18
ALL_AGES = "tout-age"
CHILDREN = "enfants"  # nobody says how old, and no list offers it: one of OF_CHILDREN
OF_CHILDREN = ("3-5", "6-10", "11-14")
BANDS = {
    "0-2": (0, 2),
    "3-5": (3, 5),
    "6-10": (6, 10),
    "11-14": (11, 14),
    "15-17": (15, 17),
    "adultes": (18, OLDEST),
    "seniors": (60, OLDEST),
}


def years_of(page):
    """The values of the facet « years » of a page."""
    if page.is_for_all_ages:
        return ["0+", ALL_AGES]
    first, last = page.min_age, page.max_age
    if first is None and last is None:
        return [ALL_AGES]
    if last is None or last >= OLDEST:
        return [f"{first or 0}+"]
    return [str(age) for age in range(first or 0, last + 1)]


def bands_of(page):
    """The values of the facet « band » of a page: the bands whose range meets its own."""
    if page.is_for_all_ages:
        return list(BANDS)
    if page.min_age is None and page.max_age is None:
        return []
    first, last = page.min_age or 0, OLDEST if page.max_age is None else page.max_age
    return [band for band, (begins, ends) in BANDS.items() if begins <= last and first <= ends]


def age_condition(value, now):
    """What suits somebody of a band, or of one age: « 8 »; or children."""
    if value == CHILDREN:
        return AnyOf(tuple(Has("band", band) for band in OF_CHILDREN))
    if value in BANDS:
        return Has("band", value)
    if value == ALL_AGES:
        return Has("years", ALL_AGES)
    from_an_age = (Has("years", f"{age}+") for age in range(int(value) + 1))
    return AnyOf((Has("years", str(int(value))), *from_an_age))


def is_age(value):
    """Whether a value is the age of somebody, in whole years, or of children."""
    is_number = value.isascii() and value.isdecimal() and len(value) <= 3
    return value == CHILDREN or (is_number and int(value) <= OLDEST)


def age_labels(portal, language):
    """The bands offered; any single age may be typed."""
    return _labels(get_language())


@lru_cache(maxsize=16)
def _labels(_language):
    return {value: age_label(value) for value in (*BANDS, ALL_AGES)}


def ages_said():
    """Words of a question that mean the age of a child: « 8 ans », « enfants »."""
    children = {CHILDREN: pgettext("words of a question", "children, child, kids")}
    return children | {str(age): age_label(str(age)) for age in range(1, OF_AGE)}


def age_label(value):
    """« 6-10 ans », « Adultes », « 8 ans »."""
    named = {
        CHILDREN: _("Children"),
        "adultes": _("Adults"),
        "seniors": _("Older people"),
        ALL_AGES: _("All ages"),
    }
    if value in named:
        return named[value]
    if value in BANDS:
        first, last = BANDS[value]
        return range_words(first, last)
    return range_words(int(value), int(value))


def range_words(first, last):
    """« 6-10 ans », « 8 ans »."""
    if first == last:
        return ngettext("%(age)s year old", "%(age)s years old", first) % {"age": first}
    words = ngettext("%(first)s-%(last)s year", "%(first)s-%(last)s years", last)
    return words % {"first": first, "last": last}
