"""How a French word sounds, roughly: « numerik » and « numérique », « atelié » and « atelier » are one.

Only for suggestions: a word that sounds like the one typed is one error away however it is spelled.
Two words of different meaning may sound alike; the more frequent is suggested then.
"""

import re

# In order, on a folded word. What is written in several ways becomes one of them; ends fall silent.
RULES = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"),
        (r"tion", "sion"),
        (r"s?c(?=[eiy])", "s"),
        (r"ch", "C"),
        (r"qu|q|ck|c", "k"),
        (r"g(?=[eiy])", "j"),
        (r"h", ""),
        (r"y", "i"),
        (r"eau|au", "o"),
        (r"oeu|eu", "E"),  # a sound of its own: « coiffeur » does not end like « coiffer »
        (r"ai|ei", "e"),
        (r"[ae][mn](?![aeiou])", "an"),
        (r"z", "s"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)(?:er|ee?s?|e[ztx]|ts?|ds?|s|x)$", ""),
    )
]


def sound(word):
    """The sound of a folded word, as letters; capital C is « ch », capital E is « eu »."""
    for pattern, replacement in RULES:
        word = pattern.sub(replacement, word)
    return word
