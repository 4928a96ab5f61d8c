"""What a visitor typed, read: words, phrases in quotes, and a last word that may be unfinished."""

import re
from dataclasses import dataclass
from functools import lru_cache

from search.analysis import expansions, fold, readings, telling_words

# More words say nothing more; longer questions are cut by the form.
MOST_WORDS = 12
SHORTEST_BEGINNING = 3
_PHRASE = re.compile(r'["“”„«](?P<phrase>[^"“”„«»]*)["“”»]')


@dataclass(frozen=True)
class Asked:
    """One word: as typed, its readings (see search.analysis), and the beginning it may be, folded."""

    word: str
    readings: tuple[tuple[str, ...], ...]
    beginning: str = ""


@dataclass(frozen=True)
class Question:
    """`phrases` are folded texts, one space between words: « rendez vous »."""

    words: tuple[Asked, ...]
    phrases: tuple[str, ...]


@lru_cache(maxsize=1_000)
def read_question(text: str, language: str) -> Question:
    """The Question in a text. A lone quotation mark is none; stop words ask nothing, nor does what only says
    that a question is asked, beside other words."""
    phrases = tuple(filter(None, (fold(match["phrase"], " ") for match in _PHRASE.finditer(text))))
    words: dict[tuple, Asked] = {}
    last, long_forms = len(text.rstrip()), expansions(text, language)
    for start, end, word in telling_words(text, language):
        found = readings(word, language)
        found += (long_forms[start],) if start in long_forms else ()
        if found and len(words) < MOST_WORDS:
            words.setdefault(found, Asked(word, found, _beginning(word) if end == last else ""))
    return Question(tuple(words.values()), phrases)


def _beginning(word: str) -> str:
    """What a last word may be the beginning of, unless it is short or made of parts."""
    folded = fold(word)
    return folded if word.isalnum() and len(folded) >= SHORTEST_BEGINNING else ""
