"""Hours as registers really write them: the reader may be unsure, and is never wrong.

real.txt was written from the strings alone by somebody who had not seen the reader, before it was changed.
"""

from datetime import date

import pytest

from directory.hours.calendar import pieces
from directory.hours.reading import read
from directory.hours.reading.osm import canonical
from tests.directory.hours.strings import strings

REAL = strings("real.txt")


def openings(hours):
    """When they open, surely or not, for a year and two months: every season, and the holidays that move."""
    return {tuple(piece[:4]) for piece in pieces(hours, [], date(2026, 11, 2), date(2027, 12, 31))}


def is_meant(hours, meaning):
    """« Not told is not closed »: of a year of which only a season is told, the rest may be unknown."""
    read, meant = openings(hours), openings(canonical(meaning) or "")
    if hours.startswith("24/7 unknown"):
        told = {piece[0] for piece in meant}
        read = {piece for piece in read if piece[3] or piece[0] in told}
    return read == meant


@pytest.mark.parametrize(("text", "meaning", "note"), REAL)
def test_real_text_is_never_read_wrongly(text, meaning, note):
    found = read(text).hours
    assert found == "" or is_meant(found, meaning)


def test_three_quarters_of_what_people_understand_is_read():
    understood = [text for text, meaning, _note in REAL if meaning]
    assert sum(bool(read(text).hours) for text in understood) >= 0.75 * len(understood)
