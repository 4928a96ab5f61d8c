"""Where written words start and end in a text."""

import re
import unicodedata

from search.analysis.folding import fold


def _marks():
    """Accents written after their letter (NFD), vowel signs of Indic scripts and the like, as ranges
    below U+3100: to Python's \\w they are no part of a word."""
    marks = [n for n in range(0x3100) if unicodedata.category(chr(n)).startswith("M")]
    starts = [n for n in marks if unicodedata.category(chr(n - 1))[0] != "M"]
    ends = [n for n in marks if unicodedata.category(chr(n + 1))[0] != "M"]
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in zip(starts, ends, strict=True))


APOSTROPHES, HYPHENS, MIDDLE_DOTS = "'’ʼ‘＇", "\\-‐‑", "·‧•"
MARKS = _marks()
_IN_WORD = rf"[\w{MARKS}]"
_PIECE = f"{_IN_WORD}+"
_JOINT = f"[{APOSTROPHES}{HYPHENS}{MIDDLE_DOTS}]"
WORD = re.compile(
    # L.I.V.E. is one word; a full stop after an ordinary word ends it.
    rf"(?P<acronym>(?<!{_IN_WORD})[^\W\d](?:\.[^\W\d])+(?!{_IN_WORD}))"
    # c++, c#, f#
    rf"|(?P<code>(?<!{_IN_WORD})[A-Za-z]{{1,2}}(?:\+{{1,2}}|\#)(?!{_IN_WORD}|[+#]))"
    # km/h, 30km/h, R&D: only short sides, since « citoyens/citoyennes » are two words.
    rf"|(?P<ratio>(?<!{_IN_WORD})[0-9]*[^\W\d]{{1,3}}[/&][^\W\d]{{1,3}}(?!{_IN_WORD}))"
    # 50 L, 3 m: the letter alone would be a stop word.
    rf"|(?P<amount>(?<!{_IN_WORD})(?<![.,])[0-9]+[ \u00a0\u202f][lmLt](?!{_IN_WORD}|['’]))"
    # rendez-vous, aujourd’hui, habitant·es, habitant.e.s
    rf"|{_PIECE}(?:{_JOINT}{_PIECE})*(?:\.e(?:\.?s)?(?!{_IN_WORD}))?"
)
CODE = re.compile(r"[a-z]{1,2}(?:\+{1,2}|#)")
NUMBER_WITH_UNIT = re.compile(r"([0-9]+)([a-z]+)([0-9]*)")
# What French elides before a vowel: l'atelier is atelier. « aujourd'hui », « presqu'île » stay whole.
ELIDED = {"l", "d", "c", "j", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"}
_ELISION = re.compile(rf"([^\W\d_]{{1,6}})[{APOSTROPHES}](?=\w)")
# Inclusive writing: habitant·es and habitant.e.s are read as habitant.
_INCLUSIVE = re.compile(rf"[{MIDDLE_DOTS}].*|\.e(?:\.?s)?\Z")
_SPLIT = re.compile(rf"[{APOSTROPHES}{HYPHENS}/&]")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]\Z")


def written_words(text, language):
    """(start, end, word) of each written word; in French what is elided before it is left out."""
    text = text.replace("_", " ")
    is_french = language.startswith("fr")
    for match in WORD.finditer(text):
        start, end = match.span()
        while is_french and (elision := _ELISION.match(text, start, end)):
            if elision[1].lower() not in ELIDED:
                break
            start = elision.end()
        yield start, end, text[start:end]


def pieces_of(word):
    """The folded pieces of one written word; « c++ » and « L.I.V.E. » are one piece."""
    if CODE.fullmatch(word.lower()):
        return [word.lower()]
    if "." in word and all(len(letter) <= 1 for letter in word.split(".")):
        return [fold(word)]
    word = _POSSESSIVE.sub("", _INCLUSIVE.sub("", word))
    pieces = [piece for piece in map(fold, _SPLIT.split(word)) if piece]
    if len(pieces) < 2:
        return pieces
    return [part for piece in pieces for part in _with_number_apart(piece)]


def _with_number_apart(piece):
    found = NUMBER_WITH_UNIT.fullmatch(piece)
    return [part for part in found.groups() if part] if found else [piece]
