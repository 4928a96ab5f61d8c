"""Folded names, found by the beginnings of their words."""

from array import array
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import Any, NamedTuple

from search.analysis import fold
from search.analysis.french_streets import LONG_FORMS

FEWEST_LETTERS = 2
MOST_WORDS = 8  # of what is typed; a whole sentence is for the search
SAINTS = {"st": "saint", "ste": "sainte"}
SHORT = LONG_FORMS | SAINTS
AFTER_ALL = "\U0010ffff"


class Name(NamedTuple):
    """`text` is folded, one space between words. Of names that are met alike, that of the least `order` comes
    first. `target` is what it is the name of."""

    text: str
    order: tuple[int, ...]
    target: Any


def folded(text: str) -> str:
    """A name as it is held: « St-Martin » and « Saint Martin » are the same."""
    return " ".join(SAINTS.get(word, word) for word in fold(text, " ").split())


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

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """How a name begins that begins so."""
        return tuple({" ".join(ways[0] for ways in self.ways), " ".join(ways[-1] for ways in self.ways)})

    @property
    def rarest(self) -> tuple[str, ...]:
        """The ways of the longest word, which fewest names have."""
        return max(self.ways, key=lambda ways: len(ways[0]))

    def meets(self, text: str) -> bool:
        """Whether each word begins a word of a name."""
        padded = f" {text}"
        return all(any(f" {way}" in padded for way in ways) for ways in self.ways)


class Names:
    """Names by numbers. A name may be replaced or dropped: its former words are found in vain, and `meets`
    tells."""

    def __init__(self, names: Iterable[tuple[int, Name]] = ()) -> None:
        self._names = dict(names)
        self._numbers: dict[str, array] = {}
        for number, name in self._names.items():
            for word in set(name.text.split()):
                self._numbers.setdefault(word, array("Q")).append(number)
        self._words = sorted(self._numbers)

    def __len__(self) -> int:
        return len(self._names)

    def put(self, number: int, name: Name | None) -> None:
        """Replace the name of a number; None drops it."""
        before = self._names.pop(number, None)
        if name is None:
            return
        known = set(before.text.split()) if before else set()
        for word in set(name.text.split()) - known:
            if word not in self._numbers:
                self._numbers[word] = array("Q")
                insort(self._words, word)
            self._numbers[word].append(number)
        self._names[number] = name

    def find(
        self, typed: Typed, most: int, is_wanted: Callable[[Any], bool] = bool
    ) -> list[tuple[bool, Name]]:
        """(whether its first words come later, name) of the best `most` names whose target is wanted: those
        that begin as typed come first."""
        if not typed.ways:
            return []
        found = (
            (not name.text.startswith(typed.starts), name)
            for number in {number for way in typed.rarest for number in self._having(way)}
            if (name := self._names.get(number)) and typed.meets(name.text) and is_wanted(name.target)
        )
        return nsmallest(most, found, key=lambda pair: (pair[0], pair[1].order, pair[1].text))

    def _having(self, beginning: str) -> Iterator[int]:
        """Numbers of names with a word that begins so."""
        first = bisect_left(self._words, beginning)
        last = bisect_left(self._words, beginning + AFTER_ALL)
        for word in self._words[first:last]:
            yield from self._numbers[word]
