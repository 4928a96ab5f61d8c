"""From a plan (search.scoring) to documents: sets of those found, and their scores."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from search.database import bitmaps, counting, phrases
from search.database.arrays import flags_of, set_of
from search.database.engines import engine
from search.database.selecting import meeting
from search.planning import plans_of
from search.scoring import FEW, Plan

# A phrase is looked for in stored texts, newest documents first; the page says when there were more.
MOST_VERIFIED = 5_000
MOST_OF_STOP_WORDS = 500  # a phrase like « sur le » stands nearly everywhere


@dataclass(frozen=True)
class Lookup:
    """The documents (`bits`) that the words find, in any city, and how to `score` some; each of the `plans`
    finds those in its language.

    `strict` are those found with nothing left out, `whole` those that hold all words; `is_met`: some of the
    strict ones are of the scope. `has_fewer`: none of it holds all words. `missing` are the words, as typed,
    that none of it holds. `unread` documents of the scope hold the words of a phrase, but were too many to
    look for the phrase in.
    """

    plans: tuple[Plan, ...]
    bits: int
    strict: int
    whole: int
    is_met: bool
    score: Callable[[np.ndarray], np.ndarray]
    has_fewer: bool = False
    missing: tuple[str, ...] = ()
    unread: int = 0


def look_up(search, index, now):
    """The Lookup of a search with words. Filters that the visitor chose do not decide how words are read."""
    plans = plans_of(search, now)
    tally = _Tallies(plans, index)
    scope = counting.in_listing(search, index, now)
    strict, unread = tally.holding([plan.strict for plan in plans]), 0
    if wanted := plans[0].phrases:
        strict &= counting.in_listing(search, index, now, everywhere=True)
        most = MOST_VERIFIED if any(plan.words for plan in plans) else MOST_OF_STOP_WORDS
        unread = max(0, (strict & scope).bit_count() - most)
        strict = phrases.holding(wanted, _to_read(strict, scope, index, most), index)
    here = (strict & scope).bit_count()
    is_enough = here >= FEW or all(plan.strict <= plan.loose for plan in plans)
    bits = strict if is_enough else tally.holding([plan.loose for plan in plans])
    unknown = plans[0].unknown
    whole = tally.whole
    has_fewer = bool(bits & scope) and bool(unknown or not whole & scope)
    missing = (*unknown, *tally.missing(scope))
    return Lookup(plans, bits, strict, whole, here > 0, tally.scores_of, has_fewer, missing, unread)


class _Tallies:
    """What the documents of one version hold: of each plan, those in its language."""

    def __init__(self, plans, index):
        terms = list(dict.fromkeys(term for plan in plans for term in plan.terms))
        # A document that was written meanwhile is unknown to this version.
        found = engine().find(terms) if terms else []
        numbers = {t: n[n < index.size] for t, n in zip(terms, found, strict=True)}
        # Where all are of one language, the scope says so.
        among = [index.bits("locale", plan.language) if len(plans) > 1 else -1 for plan in plans]
        self._index, self._among = index, among
        self._each = [_Tally(plan, index, numbers) for plan in plans]

    def holding(self, least):
        """The documents that hold every required word, and so much of the weight as its plan asks for."""
        held = (tally.holding(weight) for tally, weight in zip(self._each, least, strict=True))
        return self._of_each(held)

    @property
    def whole(self):
        """The documents that hold every word."""
        return self._of_each(tally.whole for tally in self._each)

    def missing(self, scope):
        """The words, as typed, that no document of a set holds."""
        held, typed = {}, {}
        for tally, among in zip(self._each, self._among, strict=True):
            for word, bits in tally.held_by_word():
                typed.setdefault(word.place, word.typed)
                held[word.place] = held.get(word.place, 0) | bits & among & scope
        return tuple(typed[place] for place, bits in held.items() if not bits)

    def scores_of(self, numbers):
        """Of an array of documents."""
        if len(self._each) == 1:
            return self._each[0].scores_of(numbers)
        scores = np.zeros(len(numbers), dtype=np.int32)
        for tally, among in zip(self._each, self._among, strict=True):
            is_own = flags_of(among, self._index.size)[numbers]
            scores[is_own] = tally.scores_of(numbers[is_own])
        return scores

    def _of_each(self, held):
        return bitmaps.union(bits & among for bits, among in zip(held, self._among, strict=True))


class _Tally:
    """What the documents of one version hold of a plan. `numbers`: {term: an array of those that have it}."""

    def __init__(self, plan, index, numbers):
        self._plan, self._index, self._size, self._numbers = plan, index, index.size, numbers

    @cached_property
    def held(self):
        """Of each word, the documents that hold it."""
        return [self._with_one_of(word.held) | self._valued(word) for word in self._plan.words]

    def held_by_word(self):
        """(word, the documents that hold it)."""
        return zip(self._plan.words, self.held, strict=True)

    @cached_property
    def whole(self):
        """The documents that hold every word."""
        bits = -1
        for held in self.held:
            bits &= held
        return bits

    def holding(self, least):
        """The documents that hold every required word, and so much of the weight."""
        words = self._plan.words
        if not words:
            return -1 if self._plan.phrases else 0
        if least >= self._plan.total:
            return self.whole
        enough = set_of(np.nonzero(self._weights >= least)[0], self._size)
        for word, held in zip(words, self.held, strict=True):
            enough &= held if word.is_required else -1
        return enough

    @cached_property
    def _weights(self):
        """How much of the weight each document holds, by its number."""
        weights = np.zeros(self._size, dtype=np.int32)
        for word, held in zip(self._plan.words, self.held, strict=True):
            weights += flags_of(held, self._size) * np.int32(word.weight)
        return weights

    def scores_of(self, numbers):
        """Of an array of documents."""
        scores = self._scores[numbers]
        for condition, points in self._plan.steps:
            flags = flags_of(meeting(self._index, condition), self._size)
            scores += flags[numbers] * np.int32(points)
        return scores

    @cached_property
    def _scores(self):
        """What the words of every document count, by its number."""
        scores = np.zeros(self._size, dtype=np.int32)
        for word in self._plan.words:
            for ways in word.places:
                self._add_best(scores, ways)
            if valued := self._valued(word) if word.for_value else 0:
                scores += flags_of(valued, self._size) * np.int32(word.for_value)
        for way in self._plan.ways:
            scores[self._with_all(way.terms)] += way.points
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
    if bits.bit_count() <= most:
        return list(bitmaps.numbers_of(bits))
    numbers = index.page_of(bits & scope, "date", 0, most)
    return numbers + index.page_of(bits & ~scope, "date", 0, most - len(numbers))
