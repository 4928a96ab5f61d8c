"""How much of each app the tests on SQLite run: lines and branches, in the processes of pytest. What the
processes that tests start run is not counted; what PostgreSQL alone runs is left out (pyproject.toml).

Measured by slipcover, which takes out each probe as soon as it was met: tests take an eighth longer, where
coverage.py makes them take three quarters longer.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from slipcover import merge_coverage

ROOT = Path(__file__).resolve().parent.parent
MEASURES = ROOT / "build" / "tests"
LEAST_COVERED = 5
SOURCES = ("core", "search", "directory", "events", "cms_pages", "portal")
# Its plugin for pytest is for several processes; pytest says that it comes too late, which is meant.
WITHOUT_PLUGIN = ["-p", "no:slipcover", "-W", "ignore::pytest.PytestAssertRewriteWarning"]


def measured_pytest(name: str) -> list[str]:
    """`python -m pytest`, leaving what it measured in a file of that name beside the others."""
    out, sources = MEASURES / f"coverage.{name}.json", ",".join(SOURCES)
    options = ["--immediate", "--dont-wrap-pytest", "--source", sources, "--out", str(out)]
    return [sys.executable, "-m", "slipcover", *options, "-m", "pytest", *WITHOUT_PLUGIN]


def forget():
    """Throw away what an earlier run measured."""
    for measure in MEASURES.glob("coverage.*"):
        measure.unlink()


def lines() -> list[str]:
    """A line per app, then the files of which least is run; none when nothing was measured."""
    measures = [json.loads(path.read_text()) for path in sorted(MEASURES.glob("coverage.*"))]
    if not measures:
        return []
    together = measures[0]
    for measure in measures[1:]:
        merge_coverage(together, measure)
    files = {path: found["summary"] for path, found in together["files"].items()}
    return ["branch coverage:", *_of_apps(files), "least covered files:", *_least_covered(files)]


def _of_apps(files):
    totals = {app: Counter() for app in SOURCES}
    for path, counts in files.items():
        totals[path.partition("/")[0]].update(counts)
    for app, counts in totals.items():
        yield f"  {app} {_percent(counts)}" if any(counts.values()) else f"  {app}: no code"


def _least_covered(files):
    for path in sorted(files, key=lambda path: files[path]["percent_covered"])[:LEAST_COVERED]:
        yield f"  {path} {_percent(files[path])}"


def _percent(counts):
    """Of lines and branches together, rounded down: 100 % leaves nothing out."""
    covered = counts["covered_lines"] + counts["covered_branches"]
    return f"{100 * covered // (covered + counts['missing_lines'] + counts['missing_branches'])} %"
