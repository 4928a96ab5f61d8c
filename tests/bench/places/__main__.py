"""`make bench-places`: what lists of places cost with 20,000 places in one city, against 200.

Prints a table of each, writes build/bench-places.json, and fails when a page asks more questions of the
database or costs more than its share.
"""

import json
import os
import platform
import sys
from datetime import UTC, datetime

from tests.bench import report
from tests.bench.__main__ import BUILD, demo_database
from tests.bench.turns import Site, growth, times_of

FEW, MANY = 200, 20_000
# With MANY places, at most so many times the processor time of FEW.
MOST = {"listing": 1.1, "narrowed": 1.1, "open": 1.5, "near": 1.5, "around": 1.5, "detail": 1.1}
SCENE = "tests.bench.places.site"


def main():
    """Measure both towns together and report; the exit code."""
    os.environ["PYTHONHASHSEED"] = "0"  # the same sets and dictionaries in every process
    numbers = {"few": FEW, "many": MANY}
    folder = BUILD / "bench-places"
    sites = [
        Site(name, demo_database(), folder / f"{name}.sqlite3", number, scene=SCENE)
        for name, number in numbers.items()
    ]
    kinds, _ = (site.wait() for site in sites)
    times = times_of(sites, kinds)
    found = {
        site.name: report.costs(times[site.name], {kind: site.ask("extent", kind) for kind in kinds})
        for site in sites
    }
    shares = {kind: round(growth(times["few"][kind], times["many"][kind]) + 1, 3) for kind in kinds}
    for site in sites:
        site.stop()
    return _report(found, shares)


def problems_of(found, shares):
    """What a large town may not cost, in words."""
    for kind, most in MOST.items():
        if shares[kind] > most:
            yield f"{kind} costs {shares[kind]} times as much with {MANY:,} places, not {most} at most."
        few, many = (found[name][kind]["sql"] for name in ("few", "many"))
        if many > few:
            yield f"{kind} asks {many} questions with {MANY:,} places, {few} with {FEW}."


def _report(found, shares):
    machine = f"{platform.machine()}, {os.cpu_count()} CPU, Python {platform.python_version()}"
    written = {"date": datetime.now(UTC).date().isoformat(), "machine": machine, **found, "shares": shares}
    target = BUILD / "bench-places.json"
    target.write_text(json.dumps(written, indent=1))
    report.print_table(f"{FEW} places", found["few"])
    report.print_table(f"{MANY:,} places", found["many"])
    print(f"\nFrom {FEW} to {MANY:,}:", ", ".join(f"{kind} x {share}" for kind, share in shares.items()))
    problems = list(problems_of(found, shares))
    print("\n".join(problems) or "Every budget is kept.", target, sep="\n")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
