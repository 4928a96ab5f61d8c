"""How good an order is: nDCG@10 and the reciprocal rank of the first helpful answer."""

from math import log2

FIRST = 10
HELPFUL = 2  # grades: 3 is exactly it, 2 helps, 1 is related, 0 is no answer


def ndcg(grades: dict[str, int], order: list[str]) -> float:
    """Of the first ten documents, each worth 2^grade - 1, less the later it comes; 1.0 is the best order."""
    best = sorted(grades.values(), reverse=True)
    return _gain([grades.get(document, 0) for document in order]) / _gain(best)


def reciprocal_rank(grades: dict[str, int], order: list[str]) -> float:
    """1 / the place of the first document that helps; 0.0 where none of the order does."""
    places = (place for place, document in enumerate(order, start=1) if grades.get(document, 0) >= HELPFUL)
    return 1 / next(places, float("inf"))


def _gain(grades):
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:FIRST]))
