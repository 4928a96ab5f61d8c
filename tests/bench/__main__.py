"""`make bench`: what a request costs, as a ratio to a plain template of twenty rows.

Measures a copy of the demo, and the demo with 50 and with 5,000 news; prints a table each and writes
build/bench.json. Fails when a budget is exceeded, or when the yardstick itself is out of order.
"""

import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import report
from tests.bench.turns import Site, growth, times_of

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
FEW, MANY = 50, 5_000


def main():
    """Measure the three sites together and report; the exit code."""
    os.environ["PYTHONHASHSEED"] = "0"  # the same sets and dictionaries in every process
    sites = _sites()
    _, _, kinds = (site.wait() for site in sites)
    times = times_of(sites, kinds)
    found = {
        site.name: report.costs(times[site.name], {kind: site.ask("extent", kind) for kind in kinds})
        for site in sites
    }
    grown = {kind: round(growth(times["few"][kind], times["many"][kind]), 3) for kind in kinds}
    for site in sites:
        site.stop()
    _write(found, grown)
    return _print(found, grown)


def demo_database():
    """The file of the demo, or of BENCH_SOURCE."""
    var = Path(os.environ.get("PORTAL_VAR", ROOT / "var"))
    return Path(os.environ.get("BENCH_SOURCE", var / "portal.sqlite3"))


def _sites():
    demo, numbers = demo_database(), {"demo": None, "few": FEW, "many": MANY}
    return [Site(name, demo, BUILD / "bench" / f"{name}.sqlite3", news) for name, news in numbers.items()]


def _write(found, grown):
    machine = f"{platform.machine()}, {os.cpu_count()} CPU, Python {platform.python_version()}"
    written = {"date": datetime.now(UTC).date().isoformat(), "machine": machine, **found["demo"]}
    written |= {f"with_{FEW}_items": found["few"], f"with_{MANY}_items": found["many"], "growth": grown}
    (BUILD / "bench.json").write_text(json.dumps(written, indent=1))


def _print(found, grown):
    report.print_table("The demo", found["demo"])
    report.print_table(f"{FEW} news", found["few"])
    report.print_table(f"{MANY:,} news", found["many"])
    print(f"\nFrom {FEW} to {MANY:,}:", ", ".join(f"{kind} {share:+.1%}" for kind, share in grown.items()))
    problems = [*report.problems_of(found["demo"]), *report.problems_of(found["many"])]
    problems += report.problems_of_growth(grown)
    print("\n".join(problems) or "Every budget is kept.", BUILD / "bench.json", sep="\n")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
