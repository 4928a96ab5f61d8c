"""French text cut into words that mean something."""

import unicodedata
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from directory.hours.reading.lexicon import DAYS, LEXICON, MONTHS, ORDINALS

DASHES = "–—−‑‒"
APOSTROPHES = "’ʼ`´‘"
LONG_NAMES = [("DAY", name, number) for number, name in enumerate(DAYS)] + [
    ("MONTH", names[0], number) for number, names in enumerate(MONTHS, 1) if len(names[0]) > 5
]


@dataclass(frozen=True)
class Token:
    """`value`: a weekday 0-6, a month 1-12, minutes since midnight, an ordinal, or None."""

    kind: str
    value: object
    start: int
    end: int


def fold(text):
    """Small letters without accents, plain spaces, hyphens and apostrophes; each at its old place."""
    return "".join(_fold(letter) for letter in text)


def _fold(letter):
    if letter in DASHES:
        return "-"
    if letter in APOSTROPHES:
        return "'"
    if letter == "\r":
        return "\n"
    if letter != "\n" and letter.isspace():
        return " "
    small = unicodedata.normalize("NFD", letter)[0].lower()
    return small if len(small) == 1 else letter


def tokenise(text):
    """Every token of `text`, blanks left out. Nothing is lost: what has no meaning is a WORD."""
    folded = fold(text)
    tokens, place = [], 0
    while place < len(folded):
        if folded[place] in " \t":
            place += 1
            continue
        token = _token(folded, place)
        tokens.append(token)
        place = token.end
    return tokens


def _token(folded, place):
    for kind, pattern, value in LEXICON:
        if found := pattern.match(folded, place):
            if kind == "WORD":
                return _nearest_name(found)
            value = _value(kind, found, value)
            return Token(kind if value != "wrong" else "WORD", value, found.start(), found.end())
    return Token("WORD", None, place, place + 1)


def _value(kind, found, value):
    if kind == "TIME":
        return _minutes(**found.groupdict())
    if kind == "NUMBER":
        return int(found[0]) if len(found[0]) < 5 else "wrong"
    if kind == "NTH":
        parts = found.groupdict()
        return int(parts["nth"]) if parts.get("nth") else ORDINALS[parts["word"]]
    return value


def _minutes(h=None, m=None, noon=None, midnight=None, am=None, pm=None):
    """Minutes since midnight; `wrong` for 25 h, 9 h 75, or 14 h du matin."""
    if noon or midnight:
        return 720 if noon else 1440
    hours, minutes = int(h), int(m or 0)
    if (am and hours > 11) or (pm and not 5 <= hours <= 11 and hours < 17):
        return "wrong"
    hours += 12 if pm and hours < 12 else 0
    return hours * 60 + minutes if minutes < 60 and hours * 60 + minutes <= 1440 else "wrong"


def _nearest_name(found):
    """« Mecredi »: the only name of a day or a month that is one slip away."""
    word = found[0]
    close = [
        (kind, number)
        for kind, name, number in LONG_NAMES
        if len(word) >= 5 and DamerauLevenshtein.distance(word, name, score_cutoff=1) <= 1
    ]
    kind, value = close[0] if len(close) == 1 else ("WORD", None)
    return Token(kind, value, found.start(), found.end())
