"""The order « by relevance »: all words in the title first, then the engine's score, then the newest."""

from search import bitmaps
from search.engines import MOST_RANKED


def page_by_relevance(found, bits, index, start, stop):
    """Numbers `start` to `stop` of a set that was found by words. Beyond 2,000 documents a score is
    dearer than it is worth: title and date decide."""
    in_title = bits & found.in_title
    if bits.bit_count() > MOST_RANKED:
        first = in_title.bit_count()
        head = index.page_of(in_title, "date", min(start, first), min(stop, first))
        return head + index.page_of(bits & ~in_title, "date", max(start - first, 0), max(stop - first, 0))
    numbers, titled = list(bitmaps.numbers_of(bits)), set(bitmaps.numbers_of(in_title))
    scores = found.ranked(numbers)

    def merit(number):
        return number in titled, scores.get(number, 0), index.keys[number][0], number

    return sorted(numbers, key=merit, reverse=True)[start:stop]
