"""`make bench-search`: what a search costs, beside the same work written by hand.

Each database answers forty questions over generated documents (10,000 and 100,000, or as many as the command
says): in SQL by hand, in the best shape by hand, and by the portal. Writes build/bench-search.json; fails
when the portal costs more beside the best shape than it may (report.py).
"""

import contextlib
import json
import os
import platform
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests import postgres
from tests.bench.search import report

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "build" / "bench-search"
SIZES = (10_000, 100_000)
# PostgreSQL advises a quarter of the memory; its default of 128 MB holds neither index whole.
SHARED_BUFFERS = "1GB"


def main(sizes):
    """Measure both engines and report; the exit code."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    found = {"sqlite": measured("sqlite", f"sqlite:///{FOLDER / 'portal.sqlite3'}", sizes)}
    if postgres.find_programs():
        with postgres.server(shared_buffers=SHARED_BUFFERS, autovacuum="on") as url:
            found["postgresql"] = measured("postgresql", url, sizes)
    else:
        print(f"PostgreSQL: skipped. To install it: {postgres.INSTALL}")
    return reported(found)


def measured(engine, url, sizes):
    """{size: what `run.measured` returns} of one engine."""
    print(f"{engine}: building and measuring, some minutes ...", flush=True)
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "LOG_LEVEL": "ERROR",
        "PORTAL_VAR": str(FOLDER),
    }
    path = FOLDER / f"{engine}.json"
    command = [sys.executable, "-m", "tests.bench.search.run", str(path), *map(str, sizes)]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)
    return json.loads(path.read_text())


def reported(found):
    """Tables, build/bench-search.json, and the exit code."""
    machine = f"{platform.machine()}, {os.cpu_count()} CPU, Python {platform.python_version()}"
    written = {"date": datetime.now(UTC).date().isoformat(), "machine": machine, "engines": {}}
    problems = []
    for engine, sizes in found.items():
        written["engines"][engine], largest = {}, max(sizes, key=int)
        for size, result in sizes.items():
            summary = report.summary(result["questions"])
            written["engines"][engine][size] = result | summary
            report.print_table(engine, int(size), result, summary)
            if size == largest:
                problems += report.problems(engine, int(size), summary)
    (ROOT / "build" / "bench-search.json").write_text(json.dumps(written, indent=1))
    print("\n".join(problems) or "\nThe limits are kept.", "build/bench-search.json", sep="\n")
    return int(bool(problems))


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main([int(size) for size in sys.argv[1:]] or SIZES))
