"""How each language sets its signs, where an editor, or the town's table of streets, has those of a keyboard.

Sources: Imprimerie nationale, Lexique des règles typographiques; New Oxford Style Manual; Taaladvies of the
Taalunie; Unicode, core specification, 9.2 (the comma, semicolon and question mark of Arabic).
"""

import re
from functools import lru_cache

NO_BREAK, THIN = "\u00a0", "\u202f"
LEFT_TO_RIGHT_MARK = "\u200e"
ANY_SPACE = f"[ {NO_BREAK}{THIN}]"
ARABIC = "\u0620-\u064a\u0671-\u06d3"  # letters, without marks

_APOSTROPHE = (re.compile(r"(?<=\w)'(?=\w)"), "’")
_UNITS = (re.compile(r"(?<=\d) (?=(?:kg|km|m|cm|min)\b)"), NO_BREAK)
# An English or Dutch text that came from a French one may have kept its spaces.
_CLOSE_UP = (re.compile(rf"(?<=\w){ANY_SPACE}+(?=[:;?!](?:\s|$))"), "")
_OPENING = re.compile(rf'«{ANY_SPACE}*|(?:^|(?<=[\s(]))"(?=\w)')
_CLOSING = re.compile(rf'{ANY_SPACE}*»|(?<=[\w.,!?…؟])"')


def _quotes(opening, closing):
    return (_OPENING, opening), (_CLOSING, closing)


RULES = {
    "fr": (
        (re.compile(r" ([;?!])"), THIN + r"\1"),
        (re.compile(r" ([:»€%])"), NO_BREAK + r"\1"),
        (re.compile(r"« "), "«" + NO_BREAK),
        (re.compile(r"(?<=\d) (?=\d{3}\b)"), THIN),
        (re.compile(r"(?<=\d) (?=(?:h|km|m|ans|min)\b)"), NO_BREAK),
        _APOSTROPHE,
    ),
    "en": (_APOSTROPHE, _UNITS, _CLOSE_UP, *_quotes("“", "”")),
    "nl": (
        _APOSTROPHE,
        (re.compile(r"(?:^|(?<=\s))'(?=[nst]\b)"), "’"),  # ’s avonds
        _UNITS,
        (re.compile(r"€ (?=\d)"), "€" + NO_BREAK),
        _CLOSE_UP,
        *_quotes("‘", "’"),
    ),
    "ar": (
        (re.compile(rf"(?<=[{ARABIC}]){ANY_SPACE}*,"), "،"),
        (re.compile(rf"(?<=[{ARABIC}]){ANY_SPACE}*;"), "؛"),
        (re.compile(rf"(?<=[{ARABIC}]){ANY_SPACE}*\?"), "؟"),
        (re.compile(rf"(?<=[{ARABIC}]){ANY_SPACE}+(?=[:!.؟،؛])"), ""),
        # Groups of figures with plain spaces between them change places from right to left; a no-break
        # space holds them together (Unicode Standard Annex 9, rule W4).
        (re.compile(r"(?<=\d) (?=\d)"), NO_BREAK),
        # The last stop of an acronym would stand before it.
        (re.compile(rf"\b(?:[A-Z]\.){{2,}}+(?!{LEFT_TO_RIGHT_MARK})"), r"\g<0>" + LEFT_TO_RIGHT_MARK),
        *_quotes("«", "»"),
    ),
}


@lru_cache(maxsize=4096)
def typeset(text, language):
    """`text` with the spaces, quotation marks and apostrophes of its language. Plain text in, plain text
    out; in a language without rules here, the text as it is."""
    for pattern, replacement in RULES.get(language, ()):
        text = pattern.sub(replacement, text)
    return text
