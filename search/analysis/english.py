"""English: plural to singular, and the endings of verbs; nothing else.

A light stemmer of rules with lists of exceptions, as french.py: Snowball's English joins « parking » and
« park », « experiment » and « experience », « hospital » and « hospitality ». A form need be no word
(« cycling », « cycle »: "cycl").
"""

import re

from search.analysis.english_words import ASKING, IRREGULAR, KEPT, STOP_WORDS

__all__ = ["ASKING", "SHORT_FOR", "STOP_WORDS", "UNITS", "stem"]

SHORT_FOR = {"st": "saint"}
UNITS: dict[str, str] = {}
SHORTEST = 4

PLURALS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=..)ies$", "y"),  # cities, libraries
        (r"(?<=ss|ch|sh)es$", ""),  # classes, churches, dishes
        (r"(?<=x)es$", ""),  # boxes
        (r"(?<=..o)es$", ""),  # heroes
        (r"(?<=[^aeiou]us)es$", ""),  # buses, viruses
        (r"(?<=[^sui])s$", ""),  # schools; not class, campus, tennis
    )
]
# « organize » is spelt « organise » here.
AMERICAN = re.compile(r"(?<=...)iz(?=e$|es$|ed$|er$|ers$|ing$|ation$|ations$)")
VERB = re.compile(r"(?P<stem>.*[aeiouy].*)(?:ing|(?<!e)ed)$")
VOWELS = re.compile(r"[aeiouy]+")
DOUBLED = re.compile(r"([bdgklmnprt])\1$")
OPEN = re.compile(r"(?:^|[^aeiouy])[aeiouy][^aeiouywx]$")  # hik(ing), car(ing)
KEEPS_E = re.compile(r"[aeo]s$")  # expose(d): without it, a plural
WITH_E = re.compile(r"(?:[cvzu]|[dlr]g|[lnr]s)$")  # danc(ing), serv(ed), charg(ed), nurs(ing)


def stem(word):
    """One step of a folded word towards its form; the word itself when there is none."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < SHORTEST or word in KEPT:
        return word
    if AMERICAN.search(word):
        return AMERICAN.sub("is", word)
    for pattern, replacement in PLURALS:
        if pattern.search(word):
            return pattern.sub(replacement, word)
    if word.endswith("ied") and len(word) > SHORTEST:
        return word[:-3] + "y"
    if (found := VERB.match(word)) and len(found["stem"]) >= SHORTEST - 1:
        return _verb(found["stem"])
    return _without_e(word)


def _verb(left):
    """The verb of which « ing » or « ed » was cut off."""
    if KEEPS_E.search(left):
        return left + "e"
    syllables = len(VOWELS.findall(left))
    if DOUBLED.search(left) and (syllables > 1 or not left.endswith("ll")):  # swimm(ing); sell(ing)
        return left[:-1]
    return left + "e" if syllables == 1 and (OPEN.search(left) or WITH_E.search(left)) else left


def _without_e(word):
    """« Retire » as « retired », « cycle » as « cycling »; « care » is no « car »."""
    if not word.endswith("e") or word.endswith(("ee", "ie")) or KEEPS_E.search(word[:-1]):
        return word
    is_long = len(VOWELS.findall(word[:-1])) > 1 or re.search(r"[^aeiouylr]le$", word)
    return word[:-1] if is_long else word
