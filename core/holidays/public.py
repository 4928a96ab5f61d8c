"""Names of French public holidays (code du travail, article L3133-1). The evaluator knows the days."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

FIXED = {
    (1, 1): gettext_noop("New Year’s Day"),
    (5, 1): gettext_noop("Labour Day"),
    (5, 8): gettext_noop("Victory of 1945"),
    (7, 14): gettext_noop("National Day"),
    (8, 15): gettext_noop("Assumption"),
    (11, 1): gettext_noop("All Saints’ Day"),
    (11, 11): gettext_noop("Armistice of 1918"),
    (12, 25): gettext_noop("Christmas"),
}
AFTER_EASTER = {
    1: gettext_noop("Easter Monday"),
    39: gettext_noop("Ascension Day"),
    50: gettext_noop("Whit Monday"),
}


def holiday_name(day):
    """What is celebrated on `day`, in the language of the reader; empty on an ordinary day."""
    name = FIXED.get((day.month, day.day)) or AFTER_EASTER.get((day - easter(day.year)).days)
    return _(name) if name else ""


def easter(year):
    """Easter Sunday of a Gregorian year (anonymous algorithm of 1876, in Meeus, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - leap + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    return date(year, 3, 22) + timedelta(days=epact + weekday - 7 * late)
