"""What every part of the tests starts from, made once a day for the same files: an SQLite database with
today's migrations, what PostgreSQL dumps of its own, and the demonstration as `make demo` builds it. The part
that comes first makes it, the others wait for it."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATABASE = "portal.sqlite3"
OF_TESTS = {"DJANGO_SETTINGS_MODULE": "tests.settings"}  # with the page types of tests alone


def environment(var: Path, **more: str) -> dict[str, str]:
    """The demo's environment, writing to a folder of the tests."""
    own = {"DJANGO_SETTINGS_MODULE": "portal.settings", "PORTAL_MODE": "demo", "PORTAL_VAR": str(var)}
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**inherited, **own, "LOG_LEVEL": "WARNING", **more}


def manage(var: Path, *arguments: str, **more: str) -> str:
    """Run a management command on the portal of that folder; return what it printed."""
    command = [sys.executable, "manage.py", *arguments]
    result = subprocess.run(command, cwd=ROOT, env=environment(var, **more), capture_output=True, text=True)
    if result.returncode:
        raise RuntimeError(f"manage.py {' '.join(arguments)}:\n{result.stdout}{result.stderr}")
    return result.stdout


def migrated_database() -> Path:
    """An SQLite database with all migrations, the page types of tests among them; to be copied and not
    written to. 280 migrations take 20 s of processor."""
    kept = _kept("migrated", _digest_of_migrations()).with_suffix(".sqlite3")
    with alone("migrated"):
        if not kept.exists():
            unfinished = kept.with_suffix(f".{os.getpid()}")
            with tempfile.TemporaryDirectory() as var:
                settings = {**OF_TESTS, "DATABASE_URL": f"sqlite:///{unfinished}"}
                manage(Path(var), "migrate", "--verbosity", "0", **settings)
            keep(unfinished, kept)
    return kept


def migrated_dump() -> Path:
    """Where `pg_dump` keeps the same of PostgreSQL: the part that finds no file migrates, and writes it."""
    return _kept("dumped", _digest_of_migrations()).with_suffix(".sql")


def _digest_of_migrations():
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for path in sorted([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("tests/*/migrations/*.py")]):
        digest.update(path.read_bytes())
    return digest


def built_demo() -> Path:
    """Folder with the demo's database, static files and media, to be copied and not written to."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for app in sorted(path.parent for path in ROOT.glob("*/apps.py")):
        for path in sorted(path for path in app.rglob("*.*") if path.is_file() and path.suffix != ".pyc"):
            digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    kept = _kept("demo", digest)
    with alone("demo"):
        if not kept.exists():
            unfinished = kept.with_name(f"demo-{os.getpid()}")
            unfinished.mkdir(parents=True)
            shutil.copy(migrated_database(), unfinished / DATABASE)
            manage(unfinished, "migrate", "--verbosity", "0")
            manage(unfinished, "collectstatic", "--noinput", "--verbosity", "0")
            manage(unfinished, "build_demo")
            keep(unfinished, kept)
    return kept


def _kept(name, digest):
    return ROOT / "build" / f"{name}-{date.today()}-{digest.hexdigest()[:16]}"  # noqa: DTZ011


@contextmanager
def alone(name: str) -> Iterator[None]:
    """One process at a time makes what is kept by that name, or reads it before another is kept."""
    folder = ROOT / "build"
    folder.mkdir(exist_ok=True)
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def keep(unfinished: Path, kept: Path) -> None:
    """Rename what is finished: it replaces what was kept of other files, or of an unfinished run."""
    name, _, _ = kept.name.partition("-")
    for outdated in set(kept.parent.glob(f"{name}-*")) - {unfinished}:
        shutil.rmtree(outdated) if outdated.is_dir() else outdated.unlink()
    unfinished.rename(kept)
