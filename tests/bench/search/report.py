"""What was measured: a table per engine and size, by class of question, and the limits."""

import math
from statistics import median

# What the portal may cost beside the best shape: so many times as much, or so many milliseconds more.
MOST_TIMES, MOST_MORE_MS = 1.5, 3
SIDES = {"raw_ms": "SQL", "best_ms": "best", "ours_ms": "portal"}


def summary(questions):
    """Milliseconds of each side: means by class, and the median and the 95th percentile of all questions."""
    kinds = dict.fromkeys(question["kind"] for question in questions)
    classes = {kind: _means([q for q in questions if q["kind"] == kind]) for kind in kinds}
    p50, p95 = ({side: percentile([q[side] for q in questions], p) for side in SIDES} for p in (50, 95))
    return {"classes": classes, "all": _means(questions), "p50": p50, "p95": p95}


def percentile(values, percent):
    """The smallest value that so many per cent do not exceed; the median is that of the field."""
    if percent == 50:
        return round(median(values), 2)
    return round(sorted(values)[math.ceil(len(values) * percent / 100) - 1], 2)


def _means(questions):
    means = {side: round(sum(q[side] for q in questions) / len(questions), 2) for side in SIDES}
    return {"questions": len(questions)} | means


def print_table(engine, size, result, found):
    """Mean milliseconds of a question of each class, and percentiles of all."""
    print(f"\n{engine}, {size:,} documents; processor time of client and server, ms")
    print(f"{'':18}" + "".join(f"{name:>9}" for name in SIDES.values()) + "  to SQL to best")
    rows = {**found["classes"], "mean of all": found["all"], "p50": found["p50"], "p95": found["p95"]}
    for name, row in rows.items():
        times = "".join(f"{row[side]:9.2f}" for side in SIDES)
        ratios = (row["ours_ms"] / row[side] if row[side] else 0 for side in ("raw_ms", "best_ms"))
        print(f"{name:18}{times}" + "".join(f"{ratio:8.2f}" for ratio in ratios))
    print("Totals, counts and the first twenty, in order, are the same on all sides.")
    print(f"A cold process first reads the index: {result['warm_up_ms']} ms (not counted).", flush=True)


def problems(engine, size, found):
    """What exceeds the limits, in words."""
    for name in ("p50", "p95"):
        ours, best = found[name]["ours_ms"], found[name]["best_ms"]
        if ours > best * MOST_TIMES and ours > best + MOST_MORE_MS:
            limits = f"{MOST_TIMES} times or {MOST_MORE_MS} ms more"
            yield f"{engine}, {size:,} documents, {name}: {ours} ms beside {best}, not {limits} at most."
