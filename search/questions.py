"""What a visitor typed, read: words, phrases in quotes, and a last word that may be unfinished."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from search.analysis import expansions, fold, readings, telling_words

# More words say nothing more; longer questions are cut by the form.
MOST_WORDS = 12
SHORTEST_BEGINNING = 3
_PHRASE = re.compile(r'["“”„«](?P<phrase>[^"“”„«»]*)["“”»]')


@dataclass(frozen=True)
class Asked:
    """One word: as typed, its readings (see search.analysis), and the beginning it may be, folded. Where it
    ends in the text (`places`) names it in whatever language the text is read."""

    word: str
    readings: tuple[tuple[str, ...], ...]
    beginning: str = ""
    places: tuple[int, ...] = (0,)

    @property
    def place(self) -> int:
        """The first one."""
        return self.places[0]


@dataclass(frozen=True)
class Question:
    """`phrases` are folded texts, one space between words: « rendez vous »."""

    words: tuple[Asked, ...]
    phrases: tuple[str, ...]


@lru_cache(maxsize=1_000)
def read_question(text: str, language: str, beside: tuple[str, ...] = ()) -> Question:
    """The Question in a text. A lone quotation mark is none; stop words ask nothing, nor does what only says
    that a question is asked, beside other words: in this language, or in one of those it is asked in too
    (`beside`): « the » is no tea."""
    phrases = tuple(filter(None, (fold(match["phrase"], " ") for match in _PHRASE.finditer(text))))
    words: dict[tuple, Asked] = {}
    last, long_forms = len(text.rstrip()), expansions(text, language)
    for start, end, word in _telling(text, language, beside):
        found = readings(word, language)
        found += (long_forms[start],) if start in long_forms else ()
        if found and (found in words or len(words) < MOST_WORDS):
            new = Asked(word, found, _beginning(word) if end == last else "", ())
            words[found] = replace(known := words.get(found, new), places=(*known.places, end))
    return Question(tuple(words.values()), phrases)


def _telling(text: str, language: str, beside: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """The words that tell something in every one of the languages, or else in the first."""
    own = telling_words(text, language)
    others = [telling_words(text, other) for other in beside]
    return [
        word for word in own if all(any(_meet(word, other) for other in found) for found in others)
    ] or own


def _meet(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _beginning(word: str) -> str:
    """What a last word may be the beginning of, unless it is short or made of parts."""
    folded = fold(word)
    return folded if word.isalnum() and len(folded) >= SHORTEST_BEGINNING else ""
