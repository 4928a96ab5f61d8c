"""French: plural to singular, feminine to masculine, and nothing else.

A light stemmer of rules with lists of exceptions, because Snowball does too little and too much here:
it keeps « travaux » from « travail » and joins « université » and « univers ». A rule is worth having
when it joins words that a resident takes for one; it is harmless as long as it does not join two
words of different meaning, even where its result is no French word (« rivière » → "rivier").
"""

import re

from search.analysis.french_questions import ASKING
from search.analysis.french_words import IRREGULAR, KEPT, KEPT_FEMININE, PLURALS_IN_IS, STOP_WORDS

__all__ = ["ASKING", "SHORT_FOR", "STOP_WORDS", "UNITS", "stem"]

# Written short so often that both are one word, in documents too: « St-Martin », « Ste-Claire ».
SHORT_FOR = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
# Letters that are a stop word, but a unit after a number: « un sac de 50L ».
UNITS = {"l": "litre", "m": "metre", "t": "tonne"}
# Shorter words lose nothing: bus, tri, cas, prix.
SHORTEST = 4

PLURALS = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=.)yaux$", "yau"),  # noyaux, tuyaux
        (r"(?<=.)eaux$", "eau"),  # bureaux, réseaux
        (r"(?<=..)aux$", "al"),  # journaux, chevaux, municipaux; travaux and vitraux are irregular
        (r"(?<=[^sx])s$", ""),  # écoles, vélos; not fitness
    )
]

# (ending, least length of the whole word, replacement): the length keeps short words that only look
# feminine (plante, graine, salle, bière, rive).
FEMININES = [
    (re.compile(pattern), least, replacement)
    for pattern, least, replacement in (
        (r"(?<=[iye])enne$", 6, "en"),  # citoyenne, parisienne, européenne
        (r"(?<=[nriu])elle$", 7, "el"),  # professionnelle, culturelle, officielle, annuelle
        (r"ale$", 6, "al"),  # locale, municipale, sociale
        (r"(?<=[ts])ive$", 6, "if"),  # sportive, associative
        (r"(?<=t)rice$", 7, "eur"),  # directrice, animatrice
        (r"(?<=[iyr])euse$", 6, "eux"),  # sérieuse, joyeuse, heureuse
        (r"(?<=[tdshv])euse$", 7, "eur"),  # danseuse, vendeuse, coucheuse
        (r"iere$", 7, "ier"),  # première, ouvrière
        (r"(?<=[ae])nte$", 7, "nt"),  # étudiante, adhérente
        (r"aine$", 7, "ain"),  # urbaine, humaine
        (r"(?<=[ao])ise$", 7, "is"),  # française, lilloise
        (r"ee$", 7, "e"),  # retraitée, handicapée, employée
    )
]


def stem(word):
    """One step of a folded word towards its form; the word itself when there is none."""
    if len(word) < SHORTEST or word in KEPT:
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    # In -ais and -ois a plural is rarer than a word that ends so (français, bois, mois, relais).
    if word.endswith(("ais", "ois")):
        return word[:-1] if word in PLURALS_IN_IS else word
    for pattern, replacement in PLURALS:
        if pattern.search(word):
            return pattern.sub(replacement, word)
    if word not in KEPT_FEMININE:
        for pattern, least, replacement in FEMININES:
            if len(word) >= least and pattern.search(word):
                return pattern.sub(replacement, word)
    return word
