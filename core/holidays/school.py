"""School holidays of zone B, to which the academy of Lille belongs, as the package vacances-scolaires-france
knows them, and as we read them in the arrêté where it does not.

Sources: the arrêtés of 7 December 2022 (2025-26, JORFTEXT000046704476), 22 October 2025 (2026-27,
JORFTEXT000052416058) and 21 July 2026 (2027-28, JORFTEXT000054457294), as of
https://www.education.gouv.fr/calendrier-scolaire-100148; tests/core/holidays/test_school.py has their dates.
"""

from datetime import date, timedelta
from functools import lru_cache

from core.holidays.public import easter

Break = tuple[date, date]  # first and last day without school

FIRST = date(2025, 9, 1)  # earlier school years are not asked for
BRIDGE = "Pont de l'Ascension"
SUMMER_BEGINS = 7  # month
# Ours instead of the package's of the same first day, or beside them for years that it does not know.
OURS: dict[date, date] = {
    date(2027, 7, 3): date(2027, 9, 1),  # the package ends it on 31 August: pupils return on 2 September
}


def breaks() -> tuple[Break, ...]:
    """The school holidays since FIRST, in order, without the bridge of Ascension. A summer counts when its
    end is known, which the arrêté of the next school year tells."""
    return _all_breaks()[:-1] if _ends_open() else _all_breaks()


def known_until() -> date:
    """The last day of which we know whether there is school."""
    first, last = _all_breaks()[-1]
    return first - timedelta(days=1) if _ends_open() else last


def is_bridge(day: date) -> bool:
    """Friday and Saturday after Ascension: no school, but is that « les vacances scolaires »? A place may see
    it either way."""
    return (day - easter(day.year)).days in (40, 41)


def _ends_open() -> bool:
    return _all_breaks()[-1][0].month == SUMMER_BEGINS


@lru_cache(maxsize=1)
def _all_breaks() -> tuple[Break, ...]:
    return tuple(sorted((_of_package() | OURS).items()))


def _of_package() -> dict[date, date]:
    from vacances_scolaires_france import SchoolHolidayDates  # reads 0.6 MB that few processes need

    free = {
        day: row["nom_vacances"]
        for day, row in SchoolHolidayDates().data.items()
        if day >= FIRST and row["vacances_zone_b"] and row["nom_vacances"] != BRIDGE
    }
    ends: dict[date, date] = {}
    first = None
    for day in sorted(free):
        if first is None or day - timedelta(days=1) not in free:
            first = day
        ends[first] = day
    return ends
