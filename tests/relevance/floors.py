"""What the order must reach on the proving half of each set."""

from tests.relevance.judged import PROOF

NDCG = {"everyday": 0.90, "texts": 0.85}
ABOVE_BM25 = {"everyday": 0.03, "texts": 0.0}
LOST_BY_SHUFFLING = 0.05  # when the weights change places: else they would be as good anyhow


def problems(report) -> list[str]:
    """What misses its floor in a report (see tests.relevance.__main__), in words."""
    found = []
    for engine in report.engines:
        for name in report.sets:
            reached, plain = report.mean(engine, name, PROOF), report.mean("bm25", name, PROOF)
            if reached < NDCG[name]:
                found.append(f"{engine}, {name}: nDCG@10 {reached:.3f} is below {NDCG[name]}")
            if reached < plain + ABOVE_BM25[name]:
                found.append(f"{engine}, {name}: {reached:.3f} beside {plain:.3f} of BM25")
    if different := report.different():
        found.append(
            f"{len(different)} questions whose first 20 are not alike on {' and '.join(report.engines)}"
        )
    return found
