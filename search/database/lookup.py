"""From a plan (search.scoring) to documents: sets of those found, and an array of everybody's score."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from search.database import counting, phrases
from search.database.arrays import flags_of, set_of
from search.database.engines import engine
from search.database.selecting import meeting
from search.planning import plan_of
from search.scoring import FEW, Plan

# A phrase is looked for in stored texts, newest documents first; the page says when there were more.
MOST_VERIFIED = 5_000
MOST_OF_STOP_WORDS = 500  # a phrase like « sur le » stands nearly everywhere


@dataclass(frozen=True)
class Lookup:
    """The documents (`bits`) that the words find, in any city and language, and `scores` by document number.

    `has_fewer`: none of the scope holds all words. `missing` are the words, as typed, that none of it holds.
    `unread` documents of the scope hold the words of a phrase, but were too many to look for the phrase in.
    `strict` are those found with nothing left out.
    """

    plan: Plan
    bits: int
    strict: int
    scores: np.ndarray
    has_fewer: bool = False
    missing: tuple[str, ...] = ()
    unread: int = 0


def look_up(search, index, now):
    """The Lookup of a search with words. Filters that the visitor chose do not decide how words are read."""
    plan = plan_of(search, now)
    tally = _Tally(plan, index)
    scope = counting.in_listing(search, index, now)
    strict, unread = tally.holding(plan.strict), 0
    if plan.phrases:
        strict &= counting.in_listing(search, index, now, everywhere=True)
        most = MOST_VERIFIED if plan.words else MOST_OF_STOP_WORDS
        unread = max(0, (strict & scope).bit_count() - most)
        strict = phrases.holding(plan.phrases, _to_read(strict, scope, index, most), index)
    is_enough = (strict & scope).bit_count() >= FEW or plan.strict <= plan.loose
    bits = strict if is_enough else tally.holding(plan.loose)
    has_fewer = bool(bits & scope) and bool(plan.unknown or not tally.whole & scope)
    missing = tuple(word.typed for word, held in zip(plan.words, tally.held, strict=True) if not held & scope)
    return Lookup(plan, bits, strict, tally.scores, has_fewer, (*plan.unknown, *missing), unread)


class _Tally:
    """What the documents of one version hold of a plan."""

    def __init__(self, plan, index):
        self._plan, self._index, self._size = plan, index, index.size
        found = engine().find(plan.terms) if plan.terms else []
        # A document that was written meanwhile is unknown to this version.
        self._numbers = {t: n[n < self._size] for t, n in zip(plan.terms, found, strict=True)}

    @cached_property
    def held(self):
        """Of each word, the documents that hold it."""
        return [self._with_one_of(word.held) | self._valued(word) for word in self._plan.words]

    @cached_property
    def whole(self):
        """The documents that hold every word."""
        bits = -1
        for held in self.held:
            bits &= held
        return bits

    def holding(self, least):
        """The documents that hold every required word, and so much of the weight."""
        weights, words = np.zeros(self._size, dtype=np.int32), self._plan.words
        required = -1 if words or self._plan.phrases else 0
        for word, held in zip(words, self.held, strict=True):
            weights[flags_of(held, self._size)] += word.weight
            required &= held if word.is_required else -1
        return required & set_of(np.nonzero(weights >= least)[0], self._size) if words else required

    @cached_property
    def scores(self):
        """Of every document, by its number."""
        scores = np.zeros(self._size, dtype=np.int32)
        for word in self._plan.words:
            for ways in word.places:
                self._add_best(scores, ways)
            if word.for_value:
                scores[flags_of(self._valued(word), self._size)] += word.for_value
        for way in self._plan.ways:
            scores[self._with_all(way.terms)] += way.points
        for condition, points in self._plan.steps:
            scores[flags_of(meeting(self._index, condition), self._size)] += points
        return scores

    def _add_best(self, scores, ways):
        if len(ways) == 1:
            scores[self._with_all(ways[0].terms)] += ways[0].points
            return
        best = np.zeros(self._size, dtype=np.int32)
        for way in sorted(ways, key=lambda way: way.points):
            best[self._with_all(way.terms)] = way.points
        scores += best

    def _with_all(self, terms):
        """Numbers of the documents that have all terms."""
        numbers = self._numbers[terms[0]]
        for term in terms[1:]:
            numbers = np.intersect1d(numbers, self._numbers[term], assume_unique=True)
        return numbers

    def _with_one_of(self, ways):
        numbers = [self._with_all(terms) for terms in ways]
        return set_of(np.concatenate(numbers), self._size) if numbers else 0

    def _valued(self, word):
        bits = 0
        for facet, value in word.values:
            bits |= self._index.bits(facet, value)
        return bits


def _to_read(bits, scope, index, most):
    """Numbers of at most so many documents, those of the scope first, each time the newest first."""
    numbers = index.page_of(bits & scope, "date", 0, most)
    return numbers + index.page_of(bits & ~scope, "date", 0, most - len(numbers))
