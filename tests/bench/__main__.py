"""`make bench`: what a request costs, as a ratio to a plain template of twenty rows.

Measures a copy of the demo, then the same site with 5,000 items; prints a table and writes
build/bench.json. Fails when a budget is exceeded, or when the yardstick itself is out of order.
"""

import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import sites

ROOT = Path(__file__).resolve().parents[2]
ITEMS = 5_000
# At most so many times the 20-row template; a kept answer at most so many times an empty view.
BUDGETS = {"home": 5, "listing": 4, "detail": 4, "rss": 4, "search": 8}
CACHED_BUDGET = 1.5
# Between these, the 20-row template is a fair yardstick of this machine.
YARDSTICK = (3, 5)


def main():
    """Measure both sites and report; the exit code."""
    demo = Path(os.environ.get("PORTAL_VAR", ROOT / "var")) / "portal.sqlite3"
    copy = ROOT / "build" / "bench" / "portal.sqlite3"
    sites.copy_demo(Path(os.environ.get("BENCH_SOURCE", demo)), copy)
    os.environ["DATABASE_URL"] = f"sqlite:///{copy}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    os.environ["LOG_LEVEL"] = "ERROR"
    _set_up()
    report = {"date": datetime.now(UTC).date().isoformat(), "machine": _machine()}
    report |= _measured("The demo")
    sites.grow(ITEMS)
    report["with_5000_items"] = _measured(f"{ITEMS:,} items")
    (ROOT / "build" / "bench.json").write_text(json.dumps(report, indent=1))
    problems = [*_problems(report), *_problems(report["with_5000_items"])]
    print("\n".join(problems) or "Every budget is kept.", "build/bench.json", sep="\n")
    return int(bool(problems))


def _set_up():
    import django
    from django.conf import settings

    django.setup()
    settings.ROOT_URLCONF = "tests.bench.addresses"


def _measured(title):
    """{kind: ratios, queries and kilobytes} of the site as it is now."""
    from tests.bench.measure import costs_of

    costs = costs_of(sites.visits())
    empty, row20 = costs["empty"].seconds, costs["row20"].seconds
    print(f"\n{title}\n{'':8} {'/ 20 rows':>10} {'/ empty':>10} {'ms':>8} {'SQL':>5} {'kB':>7}")
    found = {}
    for kind, cost in costs.items():
        found[kind] = {
            "ratio_row20": round(cost.seconds / row20, 2),
            "ratio_empty": round(cost.seconds / empty, 2),
            "sql": cost.sql,
            "kb": cost.kb,
        }
        ratios = f"{cost.seconds / row20:10.2f} {cost.seconds / empty:10.2f}"
        print(f"{kind:8} {ratios} {cost.seconds * 1000:8.2f} {cost.sql:5} {cost.kb:7.1f}")
    return found


def _problems(found):
    yardstick = found["row20"]["ratio_empty"]
    if not YARDSTICK[0] <= yardstick <= YARDSTICK[1]:
        yield f"Void: the 20-row template costs {yardstick} times an empty view, not 3 to 5."
    for kind, most in BUDGETS.items():
        if kind in found and found[kind]["ratio_row20"] > most:
            yield f"{kind} costs {found[kind]['ratio_row20']} times the 20-row template, not {most} at most."
    if found["cached"]["ratio_empty"] > CACHED_BUDGET:
        yield f"A kept answer costs {found['cached']['ratio_empty']} times an empty view, not 1.5 at most."


def _machine():
    return f"{platform.machine()}, {os.cpu_count()} CPU, Python {platform.python_version()}"


if __name__ == "__main__":
    sys.exit(main())
