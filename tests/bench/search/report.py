"""What was measured: a table per engine and size, by class of question."""

from statistics import median

# The portal's answer may cost so many times the hand-written query.
MOST = 2


def summary(questions):
    """Milliseconds and ratios by class and over all: the ratio of sums, and the median of ratios."""
    kinds = dict.fromkeys(question["kind"] for question in questions)
    classes = {kind: _sums([q for q in questions if q["kind"] == kind]) for kind in kinds}
    ratios = [question["ours_ms"] / question["raw_ms"] for question in questions]
    return {"classes": classes, "all": _sums(questions) | {"median_ratio": round(median(ratios), 2)}}


def _sums(questions):
    raw, ours = (sum(question[side] for question in questions) for side in ("raw_ms", "ours_ms"))
    return {
        "questions": len(questions),
        "raw_ms": round(raw, 2),
        "ours_ms": round(ours, 2),
        "ratio": round(ours / raw, 2),
    }


def print_table(engine, size, result, found):
    """Mean milliseconds of a question of each class."""
    print(f"\n{engine}, {size:,} documents\n{'':18} {'raw ms':>8} {'ours ms':>8} {'ratio':>7}")
    for kind, sums in {**found["classes"], "all": found["all"]}.items():
        raw, ours = (sums[side] / sums["questions"] for side in ("raw_ms", "ours_ms"))
        print(f"{kind:18} {raw:8.2f} {ours:8.2f} {sums['ratio']:7.2f}")
    print(f"Median of the ratios of {found['all']['questions']} questions: {found['all']['median_ratio']}")
    print(f"The twenty documents are the same for {result['same_twenty_ids']} of them.")
    print(f"A cold process first reads the index: {result['warm_up_ms']} ms (not counted).", flush=True)


def problems(engine, size, found):
    """What exceeds the budget, in words."""
    for name in ("ratio", "median_ratio"):
        if found["all"][name] > MOST:
            yield f"{engine}, {size:,} documents: {name} {found['all'][name]}, not {MOST} at most."
