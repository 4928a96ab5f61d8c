"""Cells that tell days: « lundi et jeudi », « mercredi, semaines paires », « 1er et 3e samedi du mois »."""

import re

from django.utils.translation import gettext as _

from directory.blocks import days_of
from directory.models.choices import Rhythm
from search.analysis import fold
from search.occurrences import WEEKDAYS

DATES = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}")
SHORT = {name[:3]: name for name in WEEKDAYS}
ORDINALS = {
    **dict.fromkeys(("1er", "1ers", "premier", "premiers"), "1"),
    **dict.fromkeys(("2e", "2eme", "2nd", "deuxieme", "second", "seconds"), "2"),
    **dict.fromkeys(("3e", "3eme", "troisieme"), "3"),
    **dict.fromkeys(("4e", "4eme", "quatrieme"), "4"),
    **dict.fromkeys(("dernier", "derniers"), "-1"),
}
MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
SEASON = re.compile(rf"\b(?:de |d )?({'|'.join(MONTHS)}) (?:a|au) (?:fin )?({'|'.join(MONTHS)})\b")
SPAN = re.compile(rf"\b(?:du |de )?({'|'.join(WEEKDAYS)}) (?:au|a) ({'|'.join(WEEKDAYS)})\b")
NAMES = "|".join([*WEEKDAYS, *SHORT])
BETWEEN = re.compile(rf"\b({NAMES})\.?\s*[-–]\s*({NAMES})\b", re.IGNORECASE)
EVEN, ODD = {"pair", "paire", "pairs", "paires"}, {"impair", "impaire", "impairs", "impaires"}
FILLERS = {
    "le", "les", "la", "l", "et", "de", "des", "du", "d", "en", "chaque", "tous", "toutes",
    "mois", "semaine", "semaines", "jour", "jours", "matin", "soir",
}  # fmt: skip
EVERY_DAY = {"tous les jours", "tlj", "quotidien"}


def read_days(cell: str) -> dict:
    """The rhythm, days, weeks, dates and months of a cell, as a block of collections holds them (« rhythm »,
    « weekdays », …). Raises ValueError, with a sentence, for words that say something else."""
    unreadable = _("“%(cell)s” cannot be read as days of collection") % {"cell": cell[:60]}
    if found := DATES.findall(cell):
        return {"rhythm": Rhythm.DATES.value, "dates": _dates(found, unreadable)}
    words, months = _season(fold(cell, " "))
    if "rendez vous" in words or words in ("rdv", "sur rdv"):
        return {"rhythm": Rhythm.APPOINTMENT.value}
    if words in EVERY_DAY:
        return {"rhythm": Rhythm.WEEKLY.value, "weekdays": list(WEEKDAYS)} | months
    words, span = _span(words)
    said = [_meaning(word) for word in words.split() if word not in FILLERS]
    if None in said or BETWEEN.search(cell):  # « lun-ven » may be two days or five
        raise ValueError(unreadable)
    days = [*span, *(word for word in said if word in WEEKDAYS)]
    weeks = [word for word in said if word in ORDINALS.values()]
    parity = next((word for word in said if word in (Rhythm.EVEN, Rhythm.ODD)), None)
    if not days:
        raise ValueError(_("“%(cell)s” names no day") % {"cell": cell[:60]})
    rhythm = parity or (Rhythm.MONTHLY if weeks else Rhythm.WEEKLY).value
    found = {"rhythm": rhythm, "weekdays": [name for name in WEEKDAYS if name in days]} | months
    return found | ({"weeks": weeks} if weeks else {})


def _meaning(word):
    """The weekday, the week of the month or the rhythm that a word stands for; None of any other word."""
    if word in EVEN | ODD:
        return (Rhythm.EVEN if word in EVEN else Rhythm.ODD).value
    if word in ORDINALS:
        return ORDINALS[word]
    name = SHORT.get(word, word if word in WEEKDAYS else word.removesuffix("s"))
    return name if name in WEEKDAYS else None


def _season(words):
    """(the other words, the first and the last month of « de mars à novembre »)."""
    found = SEASON.search(words)
    if not found:
        return words, {}
    first, last = (str(MONTHS.index(name) + 1) for name in found.groups())
    return SEASON.sub(" ", words).strip(), {"first_month": first, "last_month": last}


def _span(words):
    """(the other words, the days of « du lundi au vendredi »)."""
    found = SPAN.search(words)
    if not found:
        return words, []
    first, last = map(WEEKDAYS.index, found.groups())
    return SPAN.sub(" ", words), list(WEEKDAYS[first : last + 1])


def _dates(written, unreadable):
    try:
        return "\n".join(f"{day:%d/%m/%Y}" for day in days_of("\n".join(written)))
    except ValueError:  # the 32nd
        raise ValueError(unreadable) from None
