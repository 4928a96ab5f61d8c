"""What a large import costs: `python -m tests.bench.imports [rows]`.

Prints the rows per second of a first import of generated rows, of the same file again, and how long an editor
who publishes a page meanwhile waits. On a database of its own, thrown away at the end.
"""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
CITY = (
    "create_city roubaix --name Roubaix --host roubaix.localhost --insee 59512 --latitude 50.69"
    " --longitude 3.17 --warp #5a2a5f --weft #f0c6dd --weave basket"
)
STREETS = ("rue du Fil", "rue de la Laine", "place des Tisserands", "quai du Lin", "avenue des Métiers")
SORTS = ("bakery", "hairdresser", "books", "butcher", "florist", "bicycle")
PAUSE = 0.3  # seconds between two publications of the editor


def write_rows(path, count):
    """An OpenStreetMap extract in CSV: names, addresses, phones, hours and points inside the town."""
    with path.open("w", encoding="utf-8") as file:
        file.write(
            "@id,name,shop,addr:housenumber,addr:street,addr:postcode,addr:city,phone,opening_hours,@lat,@lon\n"
        )
        for number in range(count):
            street, sort = STREETS[number % len(STREETS)], SORTS[number % len(SORTS)]
            point = f"{50.68 + (number % 199) * 0.00015:.6f},{3.15 + (number // 199) * 0.0004:.6f}"
            file.write(
                f"node/{number},Maison {number} {sort},{sort},{number % 200},{street},59100,Roubaix,"
                f"+333203{number:05},Mo-Sa 09:00-{12 + number % 7}:00,{point}\n"
            )


def manage(environment, *words, wait=True):
    command = [sys.executable, "manage.py", *words]
    if wait:
        return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


@contextmanager
def fresh_site():
    """The environment of a portal with one city and its directory."""
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        environment = os.environ | {
            "PORTAL_MODE": "demo",
            "PORTAL_VAR": folder,
            "DATABASE_URL": os.environ.get("BENCH_DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3"),
            "LOG_LEVEL": "WARNING",
        }
        manage(environment, "migrate", "-v0")
        manage(environment, *CITY.split())
        os.environ.update(environment)
        os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
        import django

        django.setup()
        yield environment, Path(folder)


def publish_once(page):
    """Seconds that an editor's publication takes, the index included."""
    began = time.monotonic()
    page.title = f"Page {began}"
    page.save_revision().publish()
    return time.monotonic() - began


def editor_page():
    """A directory for the import, and a page for the editor."""
    from cms_pages.models import ContentPage, HomePage
    from directory.models import DirectoryIndexPage

    home = HomePage.objects.get(slug="roubaix")
    if not DirectoryIndexPage.objects.exists():
        home.add_child(instance=DirectoryIndexPage(title="Lieux", slug="lieux"))
        home.refresh_from_db()
    return home.add_child(instance=ContentPage(title="Page", slug="page-du-banc"))


def timed_import(environment, path, page):
    """(seconds of the run itself, seconds of each publication meanwhile, report)."""
    from directory.models import ImportRun

    words = ("import_places", "--city", "roubaix", "--source", "banc", "--adapter", "osm", str(path))
    running, waits = manage(environment, *words, wait=False), []
    while running.poll() is None:
        waits.append(publish_once(page))
        time.sleep(PAUSE)
    run = ImportRun.objects.latest("pk")
    return (run.finished_at - run.started_at).total_seconds(), waits, run.counts


def main(count):
    with fresh_site() as (environment, folder):
        path, page = folder / "extract.csv", editor_page()
        write_rows(path, count)
        alone = median(publish_once(page) for _ in range(10))
        first, waits, counts = timed_import(environment, path, page)
        print(f"first import     {first:8.1f} s  {count / first:8.0f} rows/s  {counts}")
        print(f"editor alone     {alone:8.2f} s a publication")
        print(
            f"editor meanwhile {median(waits):8.2f} s, longest of {len(waits)}: {max(waits):.2f} s,"
            f" over 1 s: {sum(wait > 1 for wait in waits)}"
        )
        again, waits, counts = timed_import(environment, path, page)
        print(f"unchanged rerun  {again:8.1f} s  {count / again:8.0f} rows/s  {counts}")
        print(f"rerun / first    {again / first:8.3f}      wanted: below 0.1")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
