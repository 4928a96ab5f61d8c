"""How much of each app the tests on SQLite run: lines and branches, in the processes of pytest. What the
processes that tests start run is not counted; what PostgreSQL alone runs is left out (pyproject.toml)."""

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from coverage import Coverage

ROOT = Path(__file__).resolve().parent.parent
MEASURES = ROOT / "build" / "tests"
LEAST_COVERED = 5
# In place of `python`: each process leaves a file of its own beside the others.
PYTHON = [sys.executable, "-m", "coverage", "run"]


def forget():
    """Throw away what an earlier run measured."""
    for measure in MEASURES.glob("coverage.*"):
        measure.unlink()


def lines() -> list[str]:
    """A line per app, then the files of which least is run; none when nothing was measured."""
    measures = [str(path) for path in MEASURES.glob("coverage.*")]
    if not measures:
        return []
    with tempfile.TemporaryDirectory() as folder:
        coverage = Coverage(data_file=f"{folder}/all", config_file=str(ROOT / "pyproject.toml"))
        coverage.combine(measures, keep=True)
        coverage.json_report(outfile=f"{folder}/report.json")
        report = json.loads(Path(folder, "report.json").read_text())
    files = {path: found["summary"] for path, found in report["files"].items()}
    return [
        "branch coverage:",
        *_of_apps(files, coverage.get_option("run:source")),
        "least covered files:",
        *_least_covered(files),
    ]


def _of_apps(files, apps):
    totals = {app: Counter() for app in apps}
    for path, counts in files.items():
        totals[path.partition("/")[0]].update(counts)
    for app, counts in totals.items():
        yield f"  {app} {_percent(counts)}" if counts["num_statements"] else f"  {app}: no code"


def _least_covered(files):
    for path in sorted(files, key=lambda path: files[path]["percent_covered"])[:LEAST_COVERED]:
        yield f"  {path} {_percent(files[path])}"


def _percent(counts):
    """Of statements and branches together, rounded down: 100 % leaves nothing out."""
    covered = counts["covered_lines"] + counts["covered_branches"]
    return f"{100 * covered // (counts['num_statements'] + counts['num_branches'])} %"
