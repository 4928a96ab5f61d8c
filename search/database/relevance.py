"""The order « by relevance »: the best score first; of what is equally good, the newest."""

import numpy as np

from search.database.arrays import flags_of, set_of


def page_by_relevance(score, bits, index, start, stop):
    """Numbers `start` to `stop` of a set of documents, of which `score` gives the scores, as arrays."""
    numbers = np.nonzero(flags_of(bits, index.size))[0]
    stop = min(stop, len(numbers))
    if start >= stop:
        return []
    scores = score(numbers)
    last = np.partition(scores, len(scores) - stop)[len(scores) - stop]  # the score of the last one wanted
    is_better = scores > last
    keys = index.keys_of(numbers[is_better].tolist())
    better = sorted(
        (-points, -keys[number].published, -number)
        for points, number in zip(scores[is_better].tolist(), numbers[is_better].tolist(), strict=True)
    )
    equal = set_of(numbers[scores == last], index.size)
    return [
        *(-number for _, _, number in better[start:stop]),
        *index.page_of(equal, "date", max(start - len(better), 0), stop - len(better)),
    ]
