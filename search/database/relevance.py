"""The order « by relevance »: the best score first; of what is equally good, the newest."""

import numpy as np

from search.database.arrays import flags_of, set_of


def page_by_relevance(scores, bits, index, start, stop):
    """Numbers `start` to `stop` of a set of documents."""
    numbers = np.nonzero(flags_of(bits, len(scores)))[0]
    stop = min(stop, len(numbers))
    if start >= stop:
        return []
    found = scores[numbers]
    last = np.partition(found, len(found) - stop)[len(found) - stop]  # the score of the last one wanted
    better = numbers[found > last].tolist()
    better.sort(key=lambda number: (scores[number], index.keys[number].published, number), reverse=True)
    equal = set_of(numbers[found == last], len(scores))
    return [
        *better[start:stop],
        *index.page_of(equal, "date", max(start - len(better), 0), stop - len(better)),
    ]
