"""French free text to OpenStreetMap opening_hours syntax (docs/hours.md).

lexicon.py     the words, one pattern a meaning
tokens.py      text to tokens: nothing is lost
days.py, times.py, periods.py, phrases.py   tokens to items
lines.py       lines that belong together
statements.py  items to a timetable: rules, with slots.py, closings.py, headings.py on telling.py
timetable.py   what contradicts itself is refused
writing.py     the timetable in OpenStreetMap syntax
osm.py         text that is in this syntax already
"""

from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.hours.reading.osm import canonical, is_loose, is_treacherous
from directory.hours.reading.outcome import Problem, Reading, UnclearError
from directory.hours.reading.phrases import read_items
from directory.hours.reading.statements import Statements
from directory.hours.reading.writing import write
from directory.hours.rules import is_by_appointment

__all__ = ["Problem", "Reading", "read"]
LONGEST = 1000  # characters; a text beyond is no timetable


def read(text: str, is_syntax: bool = False) -> Reading:
    """What `text` says of opening hours. Never raises; `hours` is empty when anything is unclear.

    `is_syntax`: the source's format says that this is OpenStreetMap syntax, where times without days are
    those of every day. People who write such times may mean other days.
    """
    return _read(text.strip(), is_syntax, get_language()) if text.strip() else Reading()


@lru_cache(maxsize=2048)
def _read(text, is_syntax, _language):
    if len(text) > LONGEST:
        return Reading(problems=(Problem(LONGEST, len(text), _("This text is too long.")),))
    hours = canonical(text)
    if hours and (is_syntax or not is_loose(text, hours)):
        return Reading(hours, by_appointment=is_by_appointment(hours))
    if hours or is_treacherous(text):
        return Reading(
            problems=(Problem(0, len(text), _("This can be read in two ways: write it in full.")),)
        )
    try:
        return _read_french(text)
    except UnclearError as unclear:
        return Reading(problems=(unclear.problem,))


def _read_french(text):
    items = read_items(text)
    kinds = {item.kind for item in items}
    if kinds <= {"APPOINTMENT", "REMARK", "STOP", "COMMA"}:
        return Reading(note=text, by_appointment="APPOINTMENT" in kinds)
    table, remarks = Statements(items).read()
    hours = canonical(write(table))
    if not hours:
        raise UnclearError(0, len(text), _("These opening hours cannot be read."))
    note = ". ".join(remark[:1].upper() + remark[1:] for remark in dict.fromkeys(remarks))
    return Reading(hours, note, by_appointment=is_by_appointment(hours))
