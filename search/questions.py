"""What a visitor typed, read: words, phrases in quotes, and a last word that may be unfinished."""

import re
from dataclasses import dataclass
from functools import lru_cache

from search.analysis import fold, is_question_word, readings, written_words
from search.word_conditions import Term, WordCondition

# More words say nothing more; longer questions are cut by the form.
MOST_WORDS = 12
SHORTEST_BEGINNING = 3
Ways = tuple[tuple[Term, ...], ...]  # any of them, all terms of it
_PHRASE = re.compile(r'["“”„«](?P<phrase>[^"“”„«»]*)["“”»]')


@dataclass(frozen=True)
class Asked:
    """One word: as typed, its readings (see search.analysis), and the beginning it may be, folded."""

    word: str
    readings: tuple[tuple[str, ...], ...]
    beginning: str = ""

    @property
    def ways(self) -> Ways:
        """The ways to meet it, for a WordCondition."""
        return tuple(tuple(Term(token) for token in reading) for reading in self.readings)

    @property
    def ways_unfinished(self) -> Ways:
        """The ways to meet a word that may still be unfinished: any word that begins so will do."""
        return (*self.ways, (Term(self.beginning, True),)) if self.beginning else self.ways


@dataclass(frozen=True)
class Question:
    """`phrases` are folded texts, one space between words: « rendez vous »."""

    words: tuple[Asked, ...]
    phrases: tuple[str, ...]

    def condition(self, *, in_title: bool = False, is_unfinished: bool = False) -> WordCondition:
        """All words, anywhere or in the title; the last one whole or unfinished."""
        groups = [asked.ways_unfinished if is_unfinished else asked.ways for asked in self.words]
        return WordCondition(tuple(groups), in_title)

    def each(self) -> list[WordCondition]:
        """One WordCondition per word."""
        return [WordCondition((asked.ways,)) for asked in self.words]

    def terms(self, *, is_unfinished: bool = False) -> tuple[Term, ...]:
        """Every term of every word, once: what ranks."""
        ways = [asked.ways_unfinished if is_unfinished else asked.ways for asked in self.words]
        return tuple(dict.fromkeys(term for found in ways for way in found for term in way))


@lru_cache(maxsize=1_000)
def read_question(text: str, language: str) -> Question:
    """The Question in a text. A lone quotation mark is none; stop words ask nothing, nor does « comment »
    beside other words."""
    phrases = tuple(filter(None, (fold(match["phrase"], " ") for match in _PHRASE.finditer(text))))
    words: list[Asked] = []
    seen = set()
    last = len(text.rstrip())
    for _, end, word in written_words(text, language):
        found = readings(word, language)
        if found and found not in seen and len(words) < MOST_WORDS:
            seen.add(found)
            words.append(Asked(word, found, _beginning(word) if end == last else ""))
    telling = [asked for asked in words if not is_question_word(fold(asked.word), language)]
    return Question(tuple(telling or words), phrases)


def _beginning(word: str) -> str:
    """What a last word may be the beginning of, unless it is short or made of parts."""
    folded = fold(word)
    return folded if word.isalnum() and len(folded) >= SHORTEST_BEGINNING else ""
