"""``make test``: every check of the project, part by part, and one line that counts them.

    python -m tests.run [linters] [sqlite] [postgres] [browser]

A part whose server or browser is missing is skipped by name, with the line that installs it; with
``PORTAL_TEST_ALL=1`` a missing part fails.
"""

import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests import postgres

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "build" / "tests"
PROGRAMS = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]
PYTEST = [sys.executable, "-m", "pytest", "-q"]
ENVIRONMENT = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PORTAL_MODE": "test"}

LINTERS = {
    "ruff check": [PROGRAMS / "ruff", "check", "--quiet", "."],
    "ruff format": [PROGRAMS / "ruff", "format", "--check", "--quiet", "."],
    "import contracts": [PROGRAMS / "lint-imports", "--no-logo"],
    "templates": [PROGRAMS / "djlint", "--lint", "--quiet", "."],
    "system checks": [*MANAGE, "check", "--fail-level", "WARNING"],
    "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "catalogues": [*MANAGE, "messages", "--check"],
}
DEPLOYMENT = [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"]
PRODUCTION = {
    **os.environ,
    "DJANGO_SETTINGS_MODULE": "portal.settings",
    "PORTAL_MODE": "production",
    "DATABASE_URL": "sqlite://:memory:",  # not the demonstration, whose accounts the checks refuse
    "SECRET_KEY": os.urandom(40).hex(),
}


def find_chromium() -> str | None:
    """Path of the system's Chromium; Playwright's own download is never used."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


MISSING = {
    "postgres": lambda: None if postgres.find_programs() else postgres.INSTALL,
    "browser": lambda: None if find_chromium() else "apt-get install chromium",
}
SUITES = {
    "sqlite": [*PYTEST, "-m", "not browser and not postgres"],
    "postgres": [
        sys.executable,
        "-m",
        "tests.postgres",
        *PYTEST,
        "-m",
        "not browser",
        "--ignore=tests/architecture",
    ],
    "browser": [*PYTEST, "-m", "browser"],
}


# Two cores: this one runs while SQLite's suite does.
BESIDE_ANOTHER = ("postgres",)


def run_linter(name: str, command: list, environment: dict) -> bool:
    """One line when it finds nothing; its whole output when it does."""
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    print(f"  {name}: {'ok' if result.returncode == 0 else 'FAILED'}", flush=True)
    if result.returncode:
        print(result.stdout, result.stderr, sep="\n", flush=True)
    return result.returncode == 0


def run_linters() -> Counter:
    """Every linter runs, even after one failed."""
    passed = [run_linter(name, command, ENVIRONMENT) for name, command in LINTERS.items()]
    passed.append(run_linter("deployment checks", DEPLOYMENT, PRODUCTION))
    return Counter(passed=passed.count(True), failed=passed.count(False))


def run_suite(name: str) -> Counter:
    """One pytest run; the counts come from its own report."""
    report = REPORTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = [*SUITES[name], f"--junitxml={report}"]
    if name in BESIDE_ANOTHER:  # its lines would mix with those of the other: they come at the end
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        print(f"\n=== {name} ===", result.stdout, result.stderr, sep="\n", flush=True)
        code = result.returncode
    else:
        print(f"\n=== {name} ===", flush=True)
        code = subprocess.run(command, cwd=ROOT).returncode
    if not report.exists():
        return Counter(failed=1)
    suite = ElementTree.parse(report).getroot().find("testsuite")
    total, skipped = int(suite.get("tests")), int(suite.get("skipped"))
    failed = int(suite.get("failures")) + int(suite.get("errors"))
    # A run that collapsed without a failed test (or found none) has failed too.
    return Counter(passed=total - failed - skipped, skipped=skipped, failed=failed or int(code != 0))


def run_part(name: str) -> Counter:
    """A part, or the reason why it cannot run here."""
    install = MISSING.get(name, lambda: None)()
    if install and os.environ.get("PORTAL_TEST_ALL") == "1":
        print(f"{name}: FAILED, it cannot run here. To install it: {install}", flush=True)
        return Counter(failed=1)
    if install:
        print(f"{name}: skipped, it cannot run here. To install it: {install}", flush=True)
        return Counter(skipped=1)
    if name != "linters":
        return run_suite(name)
    print("\n=== linters ===", flush=True)
    return run_linters()


def run_timed(name: str) -> tuple[Counter, str]:
    """The counts of a part and its line in the summary."""
    start = time.monotonic()
    counts = run_part(name)
    verdict = "FAILED" if counts["failed"] else "ok"
    return counts, f"  {name}: {verdict}, {counts['passed']} passed, {time.monotonic() - start:.0f} s"


def run_all(names: list[str]) -> list[tuple[Counter, str]]:
    """The parts in order; the tests on PostgreSQL run beside those on SQLite, one core each."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        futures = {name: beside.submit(run_timed, name) for name in names if name in BESIDE_ANOTHER}
        first = [name for name in names if name not in {*BESIDE_ANOTHER, "browser"}]
        results = [run_timed(name) for name in first] + [future.result() for future in futures.values()]
    return results + [run_timed(name) for name in names if name == "browser"]


def main(parts: list[str]) -> int:
    """Run the parts named, or all of them; 0 when nothing failed."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    results = run_all(parts or ["linters", *SUITES])
    totals = sum((counts for counts, _line in results), Counter())
    print("\n=== summary ===", *(line for _counts, line in results), sep="\n")
    print(f"{totals['passed']} passed, {totals['failed']} failed, {totals['skipped']} skipped", flush=True)
    return 1 if totals["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
