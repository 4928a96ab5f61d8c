"""Which words of a question tell what is looked for. « Comment faire pour avoir un passeport ? » looks for
a passport; the rest weighs nothing beside it, or long pages that say « faut » and « faire » would win."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Asking:
    """How a language asks, in folded words: `words` and `phrases` only say that something is asked, wherever
    they stand; each of `verbs` does after one of the `openers`, with nothing but `between` from one to the
    other."""

    words: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, ...]] = frozenset()

    @classmethod
    def of(cls, *, words: str, openers: str, between: str, verbs: str, phrases: str) -> "Asking":
        """From words between spaces; phrases are one a line."""
        sets = (frozenset(text.split()) for text in (words, openers, between, verbs))
        return cls(*sets, frozenset(tuple(line.split()) for line in phrases.strip().splitlines()))

    def places(self, pieces: Sequence[str]) -> set[int]:
        """The places, in a row of folded words, of those that only ask."""
        return {*self._of_words(pieces), *self._of_phrases(pieces), *self._of_verbs(pieces)}

    def _of_words(self, pieces: Sequence[str]) -> Iterator[int]:
        return (place for place, piece in enumerate(pieces) if piece in self.words)

    def _of_phrases(self, pieces: Sequence[str]) -> Iterator[int]:
        for phrase in self.phrases:
            for place in range(len(pieces) - len(phrase) + 1):
                if tuple(pieces[place : place + len(phrase)]) == phrase:
                    yield from range(place, place + len(phrase))

    def _of_verbs(self, pieces: Sequence[str]) -> Iterator[int]:
        is_open = False
        for place, piece in enumerate(pieces):
            if is_open and piece in self.verbs:
                yield place
            is_open = piece in self.openers or (is_open and piece in self.between)
