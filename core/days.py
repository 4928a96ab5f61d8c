"""Days in the words of the reader's language."""

import re
from datetime import date
from itertools import product

from django.utils.formats import date_format
from django.utils.translation import pgettext

from core.typography import NO_BREAK

# A day, and a moment, as people type them, for `strptime`: « 1/12/2026 », « 01-12-26 », « 1.12.2026 19:00 ».
TYPED_DAYS = [f"%d{sign}%m{sign}{year}" for sign, year in product("/-.", ("%Y", "%y"))]
TYPED_MOMENTS = [f"{day} {time}" for day in TYPED_DAYS for time in ("%H:%M", "%H:%M:%S")]


def day_number(number: int) -> str:
    """« 1er », « 2 »: of a month."""
    return pgettext("first day of a month", "1") if number == 1 else str(number)


def day_words(day: date, pattern: str = "l j F") -> str:
    """« samedi 28 novembre », « mardi 1er décembre », the number beside its month. `pattern`: of Django's
    `date`, in which a space follows the number."""
    words = date_format(day, pattern)
    return re.sub(rf"(?<!\d){day.day} ", f"{day_number(day.day)}{NO_BREAK}", words, count=1)
