"""Case, accents and ligatures do not count: a resident on a telephone types none of them."""

import re
import unicodedata
from functools import lru_cache

# A token is never longer: PostgreSQL and Elasticsearch cut elsewhere, and nobody types so much.
LONGEST = 64
# Letters that Unicode does not take apart but people do: cœur is typed coeur.
_LATIN = {
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "đ": "d",
    "Đ": "d",
}
# Of Arabic what is typed in several ways, before Unicode takes it apart: hamza on its seats, the last letters
# of « مدرسة » and « مستشفى », letters of Persian keyboards, the stroke that only stretches a word.
_ARABIC = {
    "ا": "أإآٱٲٳٵ",
    "و": "ؤٶٷ",
    "ي": "ئىیيےېۍ",
    "ه": "ةۀہۂھەۃۿ",
    "ك": "کڪگګ",
    "ب": "پ",
    "ج": "چ",
    "ز": "ژ",
    "ف": "ڤڢ",
    "": "ـ",
}
_DIGITS = {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
LETTERS = str.maketrans(
    _LATIN | {one: folded for folded, letters in _ARABIC.items() for one in letters} | _DIGITS
)
BETWEEN_WORDS = re.compile(r"[\W_]+")


def fold(text: str, between: str = "") -> str:
    """Lower-case letters and digits without accents. Whatever stands between words becomes `between`: with
    nothing, a text is one word (« aujourd’hui » is "aujourdhui"); with a space, names and phrases compare.
    """
    return between.join(_words(text)) if between else _word(text)


def _word(text):
    """Compatibility forms are taken apart (NFKD: ﬁ, ² and full-width letters), then case is folded (ß → ss),
    twice because either can make work for the other."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text.translate(LETTERS)).casefold()
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


def _words(text):
    """Thousands of texts are folded for a phrase: those in western letters byte by byte, as a table says."""
    table, several = _western()
    try:
        folded = text.replace("\u202f", " ").encode("cp1252").translate(table)
        for letter, letters in () if folded.isascii() else several.items():
            folded = folded.replace(letter, letters)
        return folded.decode("ascii").split()
    except UnicodeError:
        return _words_of_any_script(text)


def _words_of_any_script(text):
    # Marks that have no letter to be composed with, such as Arabic vowels, would cut the word.
    composed = unicodedata.normalize("NFC", text)
    whole = "".join(letter for letter in composed if not unicodedata.category(letter).startswith("M"))
    return list(filter(None, map(_word, BETWEEN_WORDS.split(whole))))


@lru_cache(maxsize=1)
def _western():
    """What each character of Windows-1252 folds to: (bytes for bytes, {byte: several letters}).

    What folds to something else than letters and digits of ASCII stays: it is for the other way.
    """
    table, several = bytearray(range(256)), {}
    for number in range(256):
        letter = bytes([number])
        folded = " ".join(_words_of_any_script(letter.decode("cp1252", "ignore"))).encode() or b" "
        if folded.isascii():
            table[number] = folded[0] if len(folded) == 1 else number
            several |= {letter: folded} if len(folded) > 1 else {}
    return bytes(table), several
