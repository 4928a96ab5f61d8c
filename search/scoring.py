"""What a question is looked for by: which lexemes, what each counts, how much a document must hold.

A plan names no engine and no document. All engines follow the same one, in whole numbers, so that they find
the same documents in the same order (docs/adr/0029); search.planning makes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from search.conditions import Condition
from search.document_words import ANYWHERE, NAMES, OFTEN, SUMMARY, TITLE, TWICE

# What is found with nothing left out, or in the reader's language, comes first whatever its score.
# Whoever types a whole title means it: no other sum comes near. Elasticsearch adds in 32-bit floats, in which
# whole numbers are exact up to 2 ** 24.
FOR_TIER = 1 << 21
FOR_EXACT_TITLE = 1 << 20
FOR_PROMOTED = 1 << 19
# What nobody typed counts in quarters of the word that it stands for.
QUARTERS = 4
# Where fewer documents of the scope hold enough of a question, the list goes on with those that hold less.
FEW = 10


@dataclass(frozen=True)
class Weights:
    """What a place is worth, for each unit of a word's weight; `value` is for a document of what a word names
    (« coiffeur » : « Coiffure »), `pair` for two words side by side; `family` and `synonym` are how many
    quarters a word of the same family, and an editor's synonym, count. Steps are per cent of the weight of
    the whole question; `looked_after` is for what is not ranked last. `strict` (of two words:
    `strict_of_two`), and `loose` where few hold that, are per cent of it that a document holds at least."""

    anywhere: int = 6
    title: int = 10
    summary: int = 5
    names: int = 4
    value: int = 6
    family: int = 2
    twice: int = 0
    often: int = 2
    pair: int = 8
    own_city: int = 120
    looked_after: int = 60
    this_year: int = 40
    soon: int = 20
    open_today: int = 20
    strict: int = 55
    strict_of_two: int = 75
    loose: int = 15
    synonym: int = 3
    per_power: int = 8  # of e: how finely rarity is told
    light: int = 15  # per cent of all documents, in which a light word counts as standing at least

    @cached_property
    def places(self) -> tuple[tuple[str, int], ...]:
        """(letter of a lexeme, what it is worth) of those that an engine need be asked for."""
        every = (
            (ANYWHERE, self.anywhere),
            (TITLE, self.title),
            (SUMMARY, self.summary),
            (NAMES, self.names),
            (TWICE, self.twice),
            (OFTEN, self.often),
        )
        return tuple((place, worth) for place, worth in every if worth)


WEIGHTS = Weights()


class Term(NamedTuple):
    """A lexeme, or the beginning of one."""

    lexeme: str
    is_beginning: bool = False


class Way(NamedTuple):
    """It counts `points` where a document has all of its terms."""

    terms: tuple[Term, ...]
    points: int


@dataclass(frozen=True)
class Word:
    """One word of a question. A document holds it that has all terms of one of `held`, or one of `values`
    ((facet, value): what the word names), which counts `for_value`. Of each of the `places` the best way
    counts."""

    typed: str
    weight: int
    held: tuple[tuple[Term, ...], ...]
    places: tuple[tuple[Way, ...], ...]
    values: frozenset[tuple[str, str]] = frozenset()
    for_value: int = 0
    is_required: bool = False
    place: int = 0  # in the text, where it ends: the same word in the plan of another language


@dataclass(frozen=True)
class Plan:
    """What is looked for in the documents of one language; where a reader sees two, each has its own.

    Documents that hold every required word, and `strict` of the words' weight at least, are found; where the
    scope has few of them (FEW), those that hold `loose` too. Their score is the sum of the places of each
    word, of `pairs`, of the `title` where the whole of it was typed, of what is `promoted`, and of the steps
    whose condition they meet.

    `phrases` are looked for in texts as they were written. `unknown` words, as typed, are in no document of
    any of the languages. `corrected` is the whole text with its corrections, where some were made. Words are
    marked by `tokens`, {token: the word that it stands for}, and by `beginning`, which is that of the last
    word where it was taken for one. What nobody typed, such as a synonym, is not marked.
    """

    language: str = ""
    words: tuple[Word, ...] = ()
    pairs: tuple[Way, ...] = ()
    title: Way | None = None
    promoted: tuple[Way, ...] = ()
    steps: tuple[tuple[Condition, int], ...] = ()
    strict: int = 1
    loose: int = 1
    phrases: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    corrected: str = ""
    asked: int = 0  # words, but for stop words
    tokens: Mapping[str, str] = field(default_factory=dict)
    beginning: str = ""

    @cached_property
    def total(self) -> int:
        """The weight of all words."""
        return sum(word.weight for word in self.words)

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """What counts beside the places of words."""
        return (*self.pairs, *([self.title] if self.title else ()), *self.promoted)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every term, once."""
        held = [term for word in self.words for way in word.held for term in way]
        ways = [way for word in self.words for place in word.places for way in place]
        return tuple(dict.fromkeys([*held, *(term for way in [*ways, *self.ways] for term in way.terms)]))
