"""Parts of the year in which other hours hold."""

from dataclasses import dataclass

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
YEAR = [(month, day) for month, length in enumerate(LENGTHS, 1) for day in range(1, length + 1)]


@dataclass(frozen=True)
class Season:
    """`osm`: the selector; `ranges`: ((month, day), (month, day)), both included, may cross the new year.
    School holidays have no ranges: their dates change every year (`school.py`)."""

    osm: str = ""
    ranges: tuple = ()

    @property
    def days(self):
        """Every (month, day) of the season."""
        return {day for first, last in self.ranges for day in YEAR if _within(day, first, last)}

    @property
    def is_single_days(self):
        return bool(self.ranges) and all(first == last for first, last in self.ranges)

    @property
    def is_school(self):
        return "SH" in self.osm


def _within(day, first, last):
    return first <= day <= last if first <= last else day >= first or day <= last


ALL_YEAR = Season()
SCHOOL = Season("SH")
SUMMER_SCHOOL = Season("Jul-Aug SH")
TERM = Season("term")  # outside school holidays: never written, see `timetable.py`
SUMMER = Season("summer")  # what the other seasons of the text leave, if that is July and August
WINTER = Season("winter")  # never written: its dates must be told, or those of summer
REST = Season("rest")  # what the other seasons of the text leave
UNDATED = frozenset((TERM, SUMMER, WINTER, REST))


def of_months(first, last):
    """Whole months, for example 9, 6: September to June."""
    name = MONTHS[first - 1] if first == last else f"{MONTHS[first - 1]}-{MONTHS[last - 1]}"
    return Season(name, (((first, 1), (last, LENGTHS[last - 1])),))


def of_dates(first, last):
    """Between two (month, day), both included; None when there is no such day."""
    if first not in YEAR or last not in YEAR:
        return None
    words = [f"{MONTHS[month - 1]} {day}" for month, day in (first, last)]
    return Season("-".join(words), ((first, last),))


def of_days(days):
    """Single (month, day)s of every year."""
    words = [f"{MONTHS[month - 1]} {day}" for month, day in days]
    return Season(",".join(words), tuple((day, day) for day in days))


def summer_beside(seasons):
    """« L’été » beside these seasons: July and August, if that is all they leave; else None."""
    stated = set().union(*(season.days for season in seasons)) if seasons else set()
    left = [day for day in YEAR if day not in stated]
    summer = of_months(7, 8)
    return summer if set(left) == summer.days else None
