"""Dutch: plural to singular, the -e of adjectives, the -en of verbs; nothing else.

Dutch writes a long vowel once in an open syllable (« boom », « bomen ») and doubles a consonant after a short
one (« bom », « bommen »): rules give the singular as it is written, so that a tree is no bomb. Snowball's
Dutch makes both "bom".
"""

import re

from search.analysis.dutch_words import ASKING, BY_ENDING, IRREGULAR, KEPT, STOP_WORDS

__all__ = ["ASKING", "SHORT_FOR", "STOP_WORDS", "UNITS", "stem"]

SHORT_FOR: dict[str, str] = {}
UNITS: dict[str, str] = {}
SHORTEST = 4

# (pattern, replacement), the first that fits
ENDINGS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=..)heden$", "heid"),  # mogelijkheden
        (r"(?<=.)iele$", "ieel"),  # financiële
        (r"(?<=ie|ee)en$", ""),  # industrieën, ideeën
        (r"(?<=...)ien$", "ie"),  # bacteriën
        (r"(?<=[^o]er|.el|.en|.em|eur|.or|.ie|aar)s$", ""),  # wethouders, winkels, tantes
        (r"(?<=..[tg]e)s$", ""),  # gemeentes, garages
    )
]
WITH_VOWEL = re.compile(r"[aeiouy]")
DIGRAPHS = ("aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ij", "ei", "ou", "au")
DOUBLED = re.compile(r"([bdfgklmnprst])\1$")
OPEN = re.compile(r"[aeou][bdfgklmnprstvz]$")
UNSTRESSED = re.compile(r"[aeiou].*e[lrnm]$")  # artikel(en); not deel: delen


def stem(word):
    """One step of a folded word towards its form; the word itself when there is none."""
    if len(word) < SHORTEST or word in KEPT:
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending, singular in BY_ENDING.items():
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            return word.removesuffix(ending) + singular
    for pattern, replacement in ENDINGS:
        if pattern.search(word):
            return pattern.sub(replacement, word)
    if word.endswith("en"):
        return _closed(word[:-2], word)
    if word.endswith("e") and not word.endswith(("ie", "ee")):
        return _closed(word[:-1], word)
    return word


def _closed(left, word):
    """What is left of a word without its ending, as it is written alone: bussen, bus; bomen, boom."""
    if not WITH_VOWEL.search(left) or len(left) < 2:
        return word
    if DOUBLED.search(left):
        return left[:-1]
    if OPEN.search(left) and left[-3:-1] not in DIGRAPHS and not UNSTRESSED.search(left):
        left = left[:-1] + left[-2:]
    return left[:-1] + {"z": "s", "v": "f"}.get(left[-1], left[-1])
