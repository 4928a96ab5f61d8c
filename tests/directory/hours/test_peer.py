"""The evaluator beside opening_hours.js: 1,000 texts, every three hours of 2026 (docs/hours.md)."""

import bisect
import lzma
import re
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import pytest

from directory.hours.calendar import PARIS, pieces
from directory.hours.nights import SPAN, is_night

pytestmark = pytest.mark.slow
PEER = Path(__file__).parent / "peer"
FIRST, LAST, STEP = date(2026, 1, 1), date(2026, 12, 31), 3
DAYS = [FIRST + timedelta(days=number) for number in range(365)]
HOURS = range(0, 24, STEP)
MOMENTS = [datetime.combine(day, time(hour), PARIS) for day in DAYS for hour in HOURS]
STAMPS = [moment.timestamp() for moment in MOMENTS]
# The peer begins a school holiday on the Monday after the Saturday of the decree, and does not know the
# bridge of Ascension, of which we say that nobody knows.
FIRST_DAYS = [(2, 14), (4, 11), (7, 4), (10, 17), (12, 19)]
BRIDGE = [(5, 15), (5, 16)]
HOLIDAYS = {date(2026, *day) for day in FIRST_DAYS + BRIDGE}
# A night belongs to its evening here; the peer lets the rule of the next day cut it.
BEFORE_MORNING = (0, 3)


@cache
def answers():
    """{text: the signs o, u and c of the peer}."""
    texts = (PEER / "strings.txt").read_text(encoding="utf-8").splitlines()
    lines = lzma.decompress((PEER / "answers.txt.xz").read_bytes()).decode().splitlines()
    runs = [re.findall(r"([ouc])(\d+)", line) for line in lines]
    signs = ["".join(sign * int(count) for sign, count in found) for found in runs]
    return dict(zip(texts, signs, strict=True))


def ours(text):
    signs = ["c"] * len(MOMENTS)
    for piece in sorted(pieces(text, [], FIRST, LAST), key=lambda piece: piece.is_sure):
        start, end = (bisect.bisect_left(STAMPS, moment.timestamp()) for moment in (piece.start, piece.end))
        signs[start:end] = ("o" if piece.is_sure else "u") * (end - start)
    return "".join(signs)


def has_night(text):
    return any(is_night(span) for span in SPAN.finditer(text))


def unexplained(text, theirs):
    """Moments of which the two say otherwise for no reason that is written above."""
    evaluated = ours(text)
    if evaluated == theirs:
        return []
    has_nights, has_school = has_night(text), "SH" in text
    return [
        moment
        for moment, mine, other in zip(MOMENTS, evaluated, theirs, strict=True)
        if mine != other
        and not (has_nights and moment.hour in BEFORE_MORNING)
        and not (has_school and moment.date() in HOLIDAYS)
    ]


def test_the_two_say_the_same_but_for_nights_and_first_days_of_holidays():
    wrong = {text: found for text, theirs in answers().items() if (found := unexplained(text, theirs))}
    assert len(answers()) == 1000
    assert not wrong
