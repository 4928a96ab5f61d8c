"""``make test``: every check of the project, part by part, and one line that counts them.

    python -m tests.run [linters] [sqlite] [postgres] [browser]

After the linters, all parts run at a time. A part whose server or browser is missing is
skipped by name, with the line that installs it; with ``PORTAL_TEST_ALL=1`` a missing part fails.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests import coverage_report, postgres
from tests.long import IS_LONG

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "build" / "tests"
PROGRAMS = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]
PYTEST = [sys.executable, "-m", "pytest", "-q"]
WITHOUT_BROWSER = ["-m", "not browser and not postgres", "-p", "no:playwright"]
ENVIRONMENT = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PORTAL_MODE": "test"}

LINTERS = {
    "ruff check": [PROGRAMS / "ruff", "check", "--quiet", "."],
    "ruff format": [PROGRAMS / "ruff", "format", "--check", "--quiet", "."],
    "types": [PROGRAMS / "mypy", "--no-error-summary"],
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


CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """Path of the system's Chromium, the one without windows first, which costs less; Playwright's own
    download is never used."""
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


MISSING = {
    "postgres": lambda: None if postgres.find_programs() else postgres.INSTALL,
    "browser": lambda: None if find_chromium() else "apt-get install chromium-headless-shell",
}
# Left out on PostgreSQL, but for `make test-long`: what computes without a database, or draws and downloads
# what others have shown to be read the same. The questions of the oracles, what writes documents and words,
# imports, forms and decisions, generations, routing, locks, kept pages, backups, hostile input, and whatever
# is new and not named here run on both.
SAME_ON_ANY_DATABASE = [
    *("architecture", "core/theme", "directory/hours"),  # no database, or one row of it
    *("cms_pages/test_blocks.py", "cms_pages/test_editing.py", "cms_pages/test_home.py"),
    *("cms_pages/test_machine_readable.py", "cms_pages/test_pages.py", "cms_pages/test_sitemaps.py"),
    *("core/test_headers.py", "core/test_upload_forms.py", "core/test_uploads.py"),
    *("directory/test_pages.py", "directory/test_embedding.py", "directory/test_contacts.py"),
    *("directory/exports", "directory/layers/test_map_page.py"),
    *("directory/importers/test_admin.py", "directory/layers/test_admin.py", "directory/truth/test_admin.py"),
    *("events/schedule", "events/calendars", "events/test_pages.py", "events/test_programme.py"),
    *("events/test_admin.py", "events/test_home_dates.py", "core/test_fetching.py"),
    *("events/imports/test_feeds.py", "events/many/test_copying.py", "events/many/test_seasons.py"),
    *("events/proposals/test_admin.py", "events/proposals/test_form.py", "cms_pages/test_dates_typed.py"),
    *("directory/test_editing.py", "directory/truth/test_owner_links.py"),
    *("directory/importers/test_mapping.py", "portal/test_failures.py", "portal/test_one_code.py"),
    *("portal/test_editors.py", "portal/test_directory_roles.py", "portal/test_titles_by_id.py"),  # rights
    *("portal/test_guide.py", "portal/test_desk.py", "portal/test_forms_of_pages.py"),  # draw the admin
    *("portal/test_alerts.py", "portal/test_language_screens.py", "portal/test_search_words_of_editors.py"),
    *("portal/translating/test_po_files.py", "portal/translating/test_languages_apart.py"),
    *("portal/translating/test_desk.py", "portal/translating/test_leaving.py"),
    "portal/translating/test_report.py",
    *("search/test_listings.py", "search/test_forms.py", "search/test_names.py"),  # questions: the oracles
    *("search/test_search_page.py", "search/test_sentences.py", "search/test_search_words.py"),
    *("search/test_filter_words.py", "search/test_suggestions.py", "search/test_files.py"),
    *("search/test_advice.py", "search/test_near_pages.py"),
    *("events/test_lists.py", "directory/test_near.py"),
    *("cms_pages/test_home_today.py", "cms_pages/test_procedures.py", "cms_pages/test_easy.py"),
    *("cms_pages/test_terms.py", "cms_pages/test_list_addresses.py", "cms_pages/test_home_sections.py"),
    *("events/test_documents.py", "events/test_faces.py", "events/test_poster.py"),
    *("directory/waste/test_pages.py", "directory/test_categories.py", "directory/test_districts.py"),
    *("portal/test_language_elsewhere.py", "portal/test_create_hub.py"),
    "portal/test_redirects_of_editors.py",
    *("core/test_errors.py", "core/test_languages.py", "core/test_languages_of_a_city.py"),
    *("portal/keeping", "core/test_kept_answers_wsgi.py"),  # what a process keeps is true
    *("portal/test_serve.py", "portal/test_supervisor.py", "portal/test_lean.py", "talks"),  # processes
    *("portal/test_create_city_refusals.py", "portal/test_site_hosts.py", "portal/test_demo_refusals.py"),
    "search/elastic",  # asks another server
    *("bench", "cms_pages/test_sql.py", "directory/test_sql.py"),  # count statements
    "portal/test_production.py",  # has a database of its own
    "portal/demo",  # written by what the tests of pages, places and imports try there
]
LEFT_OUT = [] if IS_LONG else SAME_ON_ANY_DATABASE
IN_POSTGRES = [sys.executable, "-m", "tests.postgres", *PYTEST, "-p", "no:playwright", "-m", "not browser"]


@dataclass(frozen=True)
class Part:
    """One pytest process. `suite`: what the command line calls it."""

    suite: str
    name: str
    command: list


def on_sqlite(name: str, *options: str) -> Part:
    """A part whose lines and branches are measured."""
    command = [*coverage_report.measured_pytest(name), "-q", *WITHOUT_BROWSER, *options]
    return Part("sqlite", name, command)


# All at a time on two cores, the longest first, each with a little more right to a core than the next: some
# tests wait, for a server that starts or one that is silent, and no core has nothing to do at the end. A
# process of its own costs ten seconds. `sqlite` takes every folder that has no part of its own.
PARTS = [
    on_sqlite("sqlite-portal", "tests/portal"),
    Part("postgres", "postgres", [*IN_POSTGRES, *(f"--ignore=tests/{path}" for path in LEFT_OUT)]),
    on_sqlite("sqlite", *(f"--ignore=tests/{folder}" for folder in ("portal", "search"))),
    on_sqlite("sqlite-search", "tests/search"),
    Part("browser", "browser", [*PYTEST, "-m", "browser", "tests/browser"]),
]
AT_A_TIME = len(PARTS)
DEAREST = 10


@dataclass
class Outcome:
    """What a part found, and its cost in seconds: on the clock, and of processor with all its children."""

    name: str
    counts: Counter
    wall: float = 0.0
    processor: float = 0.0
    files: Counter = field(default_factory=Counter)

    def __str__(self):
        verdict = "FAILED" if self.counts["failed"] else "ok"
        cost = f"{self.wall:.0f} s, {self.processor:.0f} s of processor"
        return f"  {self.name}: {verdict}, {self.counts['passed']} passed, {cost}"


def run_measured(command: list, environment: dict) -> tuple[int, float, str]:
    """Exit code, seconds of processor (without PostgreSQL's server, nobody's child) and what was printed."""
    with tempfile.TemporaryFile("w+") as printed:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=printed, stderr=subprocess.STDOUT
        )
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        return process.returncode, usage.ru_utime + usage.ru_stime, printed.read()


def run_linter(name: str, command: list, environment: dict) -> Outcome:
    """One line when it finds nothing; its whole output when it does."""
    code, processor, printed = run_measured(command, environment)
    print(f"  {name}: ok" if code == 0 else f"  {name}: FAILED\n{printed}", flush=True)
    return Outcome(name, Counter(["failed" if code else "passed"]), processor=processor)


def run_linters() -> Outcome:
    """Every linter runs, even after one failed."""
    print("\n=== linters ===", flush=True)
    commands = [(name, command, ENVIRONMENT) for name, command in LINTERS.items()]
    commands.append(("deployment checks", DEPLOYMENT, PRODUCTION))
    start = time.monotonic()
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        found = list(pool.map(lambda arguments: run_linter(*arguments), commands))
    counts = Counter(verdict for linter in found for verdict in linter.counts)
    processor = sum(linter.processor for linter in found)
    return Outcome("linters", counts, time.monotonic() - start, processor)


def run_pytest(part: Part) -> Outcome:
    """One pytest run, whose lines are printed at its end; the counts come from its own report."""
    report = REPORTS / f"{part.name}.xml"
    report.unlink(missing_ok=True)
    start = time.monotonic()
    politely = ["nice", "-n", str(PARTS.index(part))]
    code, processor, printed = run_measured([*politely, *part.command, f"--junitxml={report}"], os.environ)
    print(f"\n=== {part.name} ===\n{printed}", flush=True)
    counts, files = read_report(report, code)
    return Outcome(part.name, counts, time.monotonic() - start, processor, files)


def read_report(report: Path, code: int) -> tuple[Counter, Counter]:
    """How many tests passed, failed and were skipped; seconds per test file."""
    if not report.exists():
        return Counter(failed=1), Counter()
    suite = ElementTree.parse(report).getroot().find("testsuite")
    total, skipped = int(suite.get("tests")), int(suite.get("skipped"))
    failed = int(suite.get("failures")) + int(suite.get("errors"))
    files = Counter()
    for case in suite.iter("testcase"):
        files[case.get("classname")] += float(case.get("time"))
    # A run that collapsed without a failed test (or found none) has failed too.
    return Counter(passed=total - failed - skipped, skipped=skipped, failed=failed or int(code != 0)), files


def run_part(part: Part) -> Outcome:
    """A part, or the reason why it cannot run here."""
    install = MISSING.get(part.suite, lambda: None)()
    if not install:
        return run_pytest(part)
    missing = "failed" if os.environ.get("PORTAL_TEST_ALL") == "1" else "skipped"
    verdict = missing.replace("failed", "FAILED")
    print(f"{part.name}: {verdict}, it cannot run here. To install it: {install}", flush=True)
    return Outcome(part.name, Counter({missing: 1}))


def report_on(outcomes: list[Outcome], wall: float) -> int:
    """The summary: each part, the dearest test files, and one line that counts; how many failed."""
    print("\n=== summary ===", *outcomes, sep="\n")
    files = Counter()
    for outcome in outcomes:
        names = {module: f"{module.replace('.', '/')}.py ({outcome.name})" for module in outcome.files}
        files.update({names[module]: seconds for module, seconds in outcome.files.items()})
    if files:
        print("dearest files, in seconds:")
        print(*(f"  {seconds:.1f} {name}" for name, seconds in files.most_common(DEAREST)), sep="\n")
    for line in coverage_report.lines():
        print(line)
    totals = sum((outcome.counts for outcome in outcomes), Counter())
    processor = sum(outcome.processor for outcome in outcomes)
    print(f"{wall:.0f} s, {processor:.0f} s of processor")
    print(f"{totals['passed']} passed, {totals['failed']} failed, {totals['skipped']} skipped", flush=True)
    return totals["failed"]


def main(suites: list[str]) -> int:
    """Run the suites named, or all of them; 0 when nothing failed."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    coverage_report.forget()
    start = time.monotonic()
    outcomes = [run_linters()] if not suites or "linters" in suites else []
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        chosen = [part for part in PARTS if not suites or part.suite in suites]
        outcomes += pool.map(run_part, chosen)
    return 1 if report_on(outcomes, time.monotonic() - start) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
