"""Which documents have a date that meets a question, each answer kept until it changes by itself.

A list counts some twenty values of facets of dates. A publication changes a few documents: what is kept of
the version before is patched with them, when it is asked for again.
"""

from dataclasses import dataclass

import numpy as np

from core.generation import keep
from search.conditions import Occurring
from search.database import arrays
from search.database.dates import Dates
from search.dates_asked import ANY_TO_COME, NEVER, Asked, spans_of

MOST_KEPT = 400  # sets, of a bit for each document
MOST_SHOWN = 20  # of arrays with a place for each document


@dataclass(frozen=True)
class Held:
    """The documents at every moment from `since` on, before `until`."""

    bits: int
    since: int
    until: int


@dataclass(frozen=True)
class Shown:
    """Which date each document shows, until another moment.

    `order` are the places of these dates, one for each document that has one; `first` has it for each number
    (-1: none), `counts` how many dates meet the question, `ends` when the first of them is over.
    """

    order: np.ndarray
    first: np.ndarray
    counts: np.ndarray
    ends: np.ndarray
    since: int
    until: int


class Dated:
    """The dates of one version, and what was asked of them. `before` are those of the last version, in which
    only the documents `touched` differ."""

    def __init__(self, dates: Dates, before: "Dated | None" = None, touched: int = 0):
        self.dates, self._kept, self._shown = dates, {}, {}
        self._old = before._kept if before else {}
        self._touched = touched
        self._fresh = dates.only(touched) if before and self._old else None

    def meeting(self, asked, now):
        """The Held of the documents with such a date."""
        held = _at(self._kept.get(asked), now)
        if held is None:
            held = self._patched(asked, now) or _held(self.dates, asked, now)
            keep(self._kept, asked, held, MOST_KEPT)
        return held

    def _patched(self, asked, now):
        old = _at(self._old.get(asked), now)
        if old is None:
            return None
        fresh = _held(self._fresh, asked, now)
        bits = old.bits & ~self._touched | fresh.bits
        return Held(bits, max(old.since, fresh.since), min(old.until, fresh.until))

    def past(self, now):
        """The Held of the documents whose dates are all over."""
        coming = self.meeting(ANY_TO_COME, now)
        every = self.meeting(Asked(is_to_come=False, with_cancelled=True), now)
        return Held(every.bits & ~coming.bits, now, coming.until)

    def shown(self, asked, now, *, is_latest=False):
        """The Shown of a question. A document without a date that takes place shows one that does not, where
        the question admits it. `is_latest`: the last date of each, the latest first."""
        key = asked, is_latest
        shown = _at(self._shown.get(key), now)
        if shown is None:
            shown = _shown(self.dates, asked, now, is_latest)
            keep(self._shown, key, shown, MOST_SHOWN)
        return shown


def _at(kept, now):
    return kept if kept is not None and kept.since <= now < kept.until else None


def meeting(dated, occurring: Occurring):
    """The documents with a date that meets a condition, over or not."""
    return dated.meeting(Asked(spans_of([occurring]), is_to_come=False), 0).bits


def places_of(dates, asked, now):
    """The places of all dates that meet a question, rising."""
    moment = now if asked.is_to_come else None
    found = [dates.places_in(span, moment, with_cancelled=asked.with_cancelled) for span in asked.spans]
    if len(found) == 1:
        return found[0]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def _held(dates, asked, now):
    places = places_of(dates, asked, now)
    bits = dates.documents(places)
    if not asked.is_to_come:
        return Held(bits, -NEVER, NEVER)
    # A document is in the set until the last of its dates is over, at the earliest.
    last = np.zeros(dates.size, dtype=np.int64)
    last[dates.numbers[places]] = dates.ends[places]
    ends = last[dates.numbers[places]]
    return Held(bits, now, min(asked.bound(now), int(ends.min()) if len(ends) else NEVER))


def _shown(dates, asked, now, is_latest):
    places = places_of(dates, asked._replace(with_cancelled=False), now)
    counts = np.bincount(dates.numbers[places], minlength=dates.size)
    either = places
    if asked.with_cancelled:
        every = places_of(dates, asked, now)
        either = np.sort(np.concatenate((places, every[counts[dates.numbers[every]] == 0])))
    rising = either if is_latest else either[::-1]
    first = np.full(dates.size, -1)
    first[dates.numbers[rising]] = rising  # the last one assigned stays
    order = either[first[dates.numbers[either]] == either]
    until = NEVER
    if asked.is_to_come:
        until = min(asked.bound(now), int(dates.ends[either].min()) if len(either) else NEVER)
    ends = np.full(dates.size, NEVER)
    np.minimum.at(ends, dates.numbers[either], dates.ends[either])
    return Shown(order[::-1] if is_latest else order, first, counts, ends, now, until)


def among(shown_places, dates, bits):
    """Those of some places whose documents are in a set."""
    return shown_places[arrays.flags_of(bits, dates.size)[dates.numbers[shown_places]]]
