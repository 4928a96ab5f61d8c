"""What its register says is no more: shut for good, empty, pulled down. The words that say so."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from directory.reading import texts
from search.analysis import fold

# Said of a whole cell, without case and accents.
STATES = re.compile(
    r"(local |commerce |batiment )?(vacante?s?|vides?|desaffectee?s?|disused|abandon(ne|nee|ned)|demolie?"
    r"|demolished|detruite?|supprimee?|fermee? definitivement|definitivement fermee?|fermeture definitive"
    r"|cessee?|cessation( d activite)?|radiee?|n existe plus|disparue?|dissoute?"
    r"|permanently closed|closed permanently)"
)
# In a name or the hours, beside other words.
SHUT = re.compile(
    r"\b(fermee?s? definitivement|definitivement fermee?s?|fermeture definitive|permanently closed)\b"
)
STATE_COLUMNS = re.compile(
    r"(.* )?(etat|statut|status|state|situation|etatadministratif\w*|shop|vacance|activite)( .*)?"
)
WORDS_COLUMNS = re.compile(
    r"(.* )?(nom|name|title|titre|libelle|enseigne|horaires?|hours|opening hours)( .*)?"
)
END_COLUMNS = re.compile(
    r"(date (de )?(fermeture|cessation)( definitive)?|datefermeture|datecessation|end date)"
)
SIRENE_CLOSED = {"etatadministratifetablissement": ("f",), "etatadministratifunitelegale": ("c",)}


def gone(cells: Mapping[str, Any]) -> str:
    """The words by which a row says that there is no such place any more, or ""."""
    return next((words for column, value in cells.items() if (words := _closing_words(column, value))), "")


def _closing_words(column, value):
    if not isinstance(value, str) or not value or len(value) > 200:
        return ""
    column, words = fold(str(column), " "), fold(value, " ")
    if END_COLUMNS.fullmatch(column):
        day = texts.day(value)
        return texts.text(value) if day and day <= timezone.localdate() else ""
    if STATE_COLUMNS.fullmatch(column):
        is_over = STATES.fullmatch(words) or SHUT.search(words) or words in SIRENE_CLOSED.get(column, ())
        return texts.text(value) if is_over else ""
    return texts.text(value) if WORDS_COLUMNS.fullmatch(column) and SHUT.search(words) else ""
