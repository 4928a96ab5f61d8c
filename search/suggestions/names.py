"""Folded names, found by the beginnings of their words."""

from array import array
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from search.analysis import fold
from search.analysis.french import SHORT_FOR
from search.analysis.french_streets import LONG_FORMS

FEWEST_LETTERS = 2
MOST_WORDS = 8  # of what is typed; a whole sentence is for the search
SHORT = LONG_FORMS | SHORT_FOR
AFTER_ALL = "\U0010ffff"


class Name(NamedTuple):
    """`text` is folded, one space between words. Of names that are met alike, that of the least `rank`, below
    2 ** 32, comes first. `target` is what it is the name of."""

    text: str
    rank: int
    target: Any


def folded(text: str) -> str:
    """A name as it is held: « St-Martin » and « Saint Martin » are the same."""
    return " ".join(SHORT_FOR.get(word, word) for word in fold(text, " ").split())


@dataclass(frozen=True)
class Typed:
    """What stands in the box: for each word its ways, as typed and written out (« bd », « boulevard »)."""

    ways: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, text: str) -> "Typed":
        """Nothing, where that is too short to be helped with."""
        words = fold(text, " ").split()[:MOST_WORDS]
        if sum(map(len, words)) < FEWEST_LETTERS:
            return cls(())
        return cls(tuple((word, SHORT[word]) if word in SHORT else (word,) for word in words))

    @property
    def letters(self) -> int:
        """How many were typed."""
        return sum(len(ways[0]) for ways in self.ways)

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """How a name begins that begins so."""
        return tuple({" ".join(ways[0] for ways in self.ways), " ".join(ways[-1] for ways in self.ways)})

    def meets(self, text: str) -> bool:
        """Whether each word begins a word of a name."""
        padded = f" {text}"
        return all(any(f" {way}" in padded for way in ways) for ways in self.ways)


class Names:
    """Names by numbers below 2 ** 32. A place is a rank and a number in one integer: places in order are
    names in order, and a new name has its place without a look at the others."""

    def __init__(self, names: Iterable[tuple[int, Name]] = ()) -> None:
        self._names: dict[int, Name] = {}  # by places
        self._places: dict[int, int] = {}  # by numbers
        self._of_word: dict[str, array] = {}
        for number, name in names:
            self._add(number, name)
        self._words = sorted(self._of_word)
        self._texts = sorted((name.text, place) for place, name in self._names.items())

    def __len__(self) -> int:
        return len(self._names)

    def put(self, number: int, name: Name | None) -> None:
        """Replace the name of a number; None drops it."""
        place = self._places.pop(number, None)
        if place is not None:
            before = self._names.pop(place)
            self._texts.pop(bisect_left(self._texts, (before.text, place)))
            for word in set(before.text.split()):
                self._of_word[word].remove(place)
        if name:
            for word in self._add(number, name):
                insort(self._words, word)
            insort(self._texts, (name.text, self._places[number]))

    def find(self, typed: Typed, is_wanted: Callable[[Any], bool] = bool) -> Iterator[tuple[bool, Name]]:
        """(whether its first words come later, name) of the names whose target is wanted, the best first:
        those that begin as typed. They are looked at one after the other: few are needed."""
        if not typed.ways:
            return
        first = {place for start in typed.starts for place in self._beginning(start)}
        for place in sorted(first):
            if is_wanted((name := self._names[place]).target):
                yield False, name
        for place in sorted(self._with_words(typed) - first):
            if is_wanted((name := self._names[place]).target):
                yield True, name

    def _add(self, number: int, name: Name) -> list[str]:
        """The words that no name had before."""
        place = self._places[number] = name.rank << 32 | number
        self._names[place] = name
        words = set(name.text.split())
        new = [word for word in words if word not in self._of_word]
        for word in words:
            self._of_word.setdefault(word, array("Q")).append(place)
        return new

    def _beginning(self, start: str) -> Iterator[int]:
        """Places of names that begin so."""
        first, last = bisect_left(self._texts, (start,)), bisect_left(self._texts, (start + AFTER_ALL,))
        return (place for _, place in self._texts[first:last])

    def _with_words(self, typed: Typed) -> set[int]:
        """Places of names that meet all words. One letter begins too many: they are looked at afterwards."""
        telling = [ways for ways in typed.ways if len(ways[-1]) > 1] or [typed.ways[0]]
        places = set.intersection(
            *({place for way in ways for place in self._having(way)} for ways in telling)
        )
        return (
            places
            if len(telling) == len(typed.ways)
            else {p for p in places if typed.meets(self._names[p].text)}
        )

    def _having(self, beginning: str) -> Iterator[int]:
        """Places of names with a word that begins so."""
        first = bisect_left(self._words, beginning)
        last = bisect_left(self._words, beginning + AFTER_ALL)
        return chain.from_iterable(self._of_word[word] for word in self._words[first:last])
