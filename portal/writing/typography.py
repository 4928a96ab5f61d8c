"""French typography for text typed with the keys of a keyboard.

Source: Imprimerie nationale, Lexique des règles typographiques. U+00A0 before a colon and inside
quotation marks, U+202F before ; ? !, between thousands, U+00A0 between a number and its unit.
"""

import re

NO_BREAK, THIN = "\u00a0", "\u202f"
UNITS = "h|min|km|m|m²|cm|ha|kg|ko|°C|ans|euros|hectares|%|€"
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"

_RULES = (
    (re.compile(r"'"), "’"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"[ \u00a0]([;?!])"), THIN + r"\1"),
    (re.compile(r" ([:»])"), NO_BREAK + r"\1"),
    (re.compile(r"« "), "«" + NO_BREAK),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), THIN),
    (re.compile(rf"(?<=\d) (?=(?:{UNITS})(?!\w))"), NO_BREAK),
    (re.compile(rf"(?<=\d) (?=(?:{MONTHS})\b)"), NO_BREAK),
    (re.compile(r"(?<=\bh) (?=\d\d\b)"), NO_BREAK),
    (re.compile(r"(?<=\b\d\d) (?=\d\d\b)"), NO_BREAK),  # pairs of a phone number
)


def french(text):
    """`text` with the apostrophes and the no-break spaces that French wants."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
