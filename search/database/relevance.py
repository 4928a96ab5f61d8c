"""The order « by relevance »: all words in the title first, then the engine's score in coarse steps; of
what is about as good, what the city itself publishes, then the newest."""

from search.database import bitmaps
from search.database.engines import MOST_RANKED

# Steps of the best score: scores of the two engines differ by more than what they would order within one.
STEPS = 3


def page_by_relevance(lookup, bits, index, city, start, stop):
    """Numbers `start` to `stop` of a set that was found by words from a city (None: from all). Beyond
    2,000 documents a score is dearer than it is worth: title and date decide."""
    in_title = bits & lookup.in_title
    if bits.bit_count() > MOST_RANKED:
        first = in_title.bit_count()
        head = index.page_of(in_title, "date", min(start, first), min(stop, first))
        return head + index.page_of(bits & ~in_title, "date", max(start - first, 0), max(stop - first, 0))
    numbers, titled = list(bitmaps.numbers_of(bits)), set(bitmaps.numbers_of(in_title))
    own = set(bitmaps.numbers_of(bits & index.bits("owner", city or "")))
    scores = lookup.ranked(numbers)
    best = max(scores.values(), default=0) or 1

    def merit(number):
        step = round(STEPS * scores.get(number, 0) / best)
        return number in titled, step, number in own, index.keys[number][0], number

    return sorted(numbers, key=merit, reverse=True)[start:stop]
