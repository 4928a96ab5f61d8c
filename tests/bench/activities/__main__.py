"""`make bench-activities`: what lists, pages and calendars cost with 500 and with 5,000 activities.

Prints a table of each, writes build/bench-activities.json, and fails when a budget is exceeded.
"""

import json
import os
import platform
import sys
from datetime import UTC, datetime

from tests.bench import report
from tests.bench.__main__ import BUILD, demo_database
from tests.bench.turns import Site, growth, times_of

FEW, MANY = 500, 5_000
# At most so many times the 20-row template, with either number.
MOST = {"weekend": 4, "agenda": 4, "detail": 2.2, "calendar": 10}
MOST_QUERIES = {"weekend": 4}
MOST_GROWTH = {"weekend": 1.1}
MOST_UNDER_LOCK = 30  # milliseconds of processor time
SCENE = "tests.bench.activities.site"


def main():
    """Measure both towns together and report; the exit code."""
    os.environ["PYTHONHASHSEED"] = "0"  # the same sets and dictionaries in every process
    folder = BUILD / "bench-activities"
    databases = {name: folder / f"{name}.sqlite3" for name in ("few", "many")}
    sites = [
        Site(name, demo_database(), databases[name], number, scene=SCENE)
        for name, number in (("few", FEW), ("many", MANY))
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
    return _report(found, shares, _under_lock(databases["many"]))


def _under_lock(database):
    """Milliseconds of an exhibition beside MANY activities."""
    os.environ |= {"DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "portal.settings"}
    import django

    django.setup()
    from tests.bench.activities.exhibition import milliseconds_under_lock

    return milliseconds_under_lock()


def problems_of(found, shares, under_lock):
    """What exceeds its budget, in words."""
    for name, number in (("few", FEW), ("many", MANY)):
        for kind, most in MOST.items():
            if found[name][kind]["ratio_row20"] > most:
                ratio = found[name][kind]["ratio_row20"]
                yield f"{kind} costs {ratio} times the 20-row template with {number:,}, not {most} at most."
        for kind, most in MOST_QUERIES.items():
            if found[name][kind]["sql"] > most:
                yield f"{kind} asks {found[name][kind]['sql']} queries with {number:,}, not {most} at most."
    for kind, most in MOST_GROWTH.items():
        if shares[kind] > most:
            yield f"{kind} costs {shares[kind]} times as much with {MANY:,}, not {most} at most."
    if under_lock > MOST_UNDER_LOCK:
        yield f"An exhibition holds the index for {under_lock} ms, not {MOST_UNDER_LOCK} at most."


def _report(found, shares, under_lock):
    machine = f"{platform.machine()}, {os.cpu_count()} CPU, Python {platform.python_version()}"
    written = {"date": datetime.now(UTC).date().isoformat(), "machine": machine, **found, "shares": shares}
    target = BUILD / "bench-activities.json"
    target.write_text(json.dumps(written | {"exhibition_under_lock_ms": under_lock}, indent=1))
    report.print_table(f"{FEW} activities", found["few"])
    report.print_table(f"{MANY:,} activities", found["many"])
    print(f"\nFrom {FEW} to {MANY:,}:", ", ".join(f"{kind} x {share}" for kind, share in shares.items()))
    print(f"An exhibition of 359 dates holds the index for {under_lock} ms.")
    problems = list(problems_of(found, shares, under_lock))
    print("\n".join(problems) or "Every budget is kept.", target, sep="\n")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
