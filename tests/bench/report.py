"""What was measured, against the budgets: a table, and what goes to build/bench.json."""

from statistics import median

from tests.bench.sites import OTHER, OWN

# At most so many times the 20-row template; a kept answer at most so many times an empty view.
BUDGETS = {"home": 3.3, "listing": 2.7, "detail": 1.6, "rss": 1.7, "search": 6, "suggest": 0.8}
BUDGETS |= {"places": 3.3, "open": 5, "near": 5, "place": 2.2, "procedure": 2.2, "map": 5}
CACHED_BUDGET = 1.5
# The first request after a publication of its own city, everything else being kept; and its queries.
AFTER_OWN = {"home": 8, "listing": 7, "detail": 6, "rss": 5.5, "places": 9, "place": 8, "search": 8}
BUDGETS |= {f"{kind}{OWN}": most for kind, most in AFTER_OWN.items()}
MOST_QUERIES = 6
# Between these, the 20-row template is a fair yardstick of this machine.
YARDSTICK = (3, 5)
# Pages that may cost so much more, as a share, with 5,000 items than with 50.
STEADY, MOST_GROWTH = ("home", "listing", "detail", "rss"), 0.10


def costs(times, extents):
    """{kind: ratios, queries and kilobytes} from {kind: [seconds]} and {kind: (queries, kilobytes)}."""
    seconds = {kind: median(measured) for kind, measured in times.items()}
    return {
        kind: {
            "ratio_row20": round(seconds[kind] / seconds["row20"], 2),
            "ratio_empty": round(seconds[kind] / seconds["empty"], 2),
            "ms": round(seconds[kind] * 1000, 2),
            "sql": extents[kind][0],
            "kb": extents[kind][1],
        }
        for kind in seconds
    }


def print_table(title, found):
    """The costs of one site."""
    print(f"\n{title}\n{'':15} {'/ 20 rows':>10} {'/ empty':>10} {'ms':>8} {'SQL':>5} {'kB':>7}")
    for kind, cost in found.items():
        ratios = f"{cost['ratio_row20']:10.2f} {cost['ratio_empty']:10.2f}"
        print(f"{kind:15} {ratios} {cost['ms']:8.2f} {cost['sql']:5} {cost['kb']:7.1f}")


def problems_of(found):
    """What exceeds its budget in one site, in words."""
    yardstick = found["row20"]["ratio_empty"]
    if not YARDSTICK[0] <= yardstick <= YARDSTICK[1]:
        yield f"Void: the 20-row template costs {yardstick} times an empty view, not 3 to 5."
    for kind, most in BUDGETS.items():
        if found[kind]["ratio_row20"] > most:
            yield f"{kind} costs {found[kind]['ratio_row20']} times the 20-row template, not {most} at most."
    for kind in ("cached", *(kind for kind in found if kind.endswith(OTHER))):
        if found[kind]["ratio_empty"] > CACHED_BUDGET:
            ratio = found[kind]["ratio_empty"]
            yield f"{kind} costs {ratio} times an empty view, not {CACHED_BUDGET} at most."
    for kind in (kind for kind in found if kind.endswith(OWN)):
        if found[kind]["sql"] > MOST_QUERIES:
            yield f"{kind} asks {found[kind]['sql']} queries, not {MOST_QUERIES} at most."


def problems_of_growth(growth):
    """Pages whose cost depends on the number of items, in words."""
    for kind in STEADY:
        if growth[kind] >= MOST_GROWTH:
            yield f"{kind} costs {growth[kind]:.0%} more with 5,000 items than with 50."
