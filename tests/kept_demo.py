"""The demonstration as `make demo` builds it: once a day for the same files, for every part of the tests."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
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


def built_demo(migrated: Path) -> Path:
    """Folder with its database, static files and media, to be copied and not written to. `migrated`: where
    today's migrations are kept for all tests, made if need be. A second process waits for the first."""
    kept = _kept()
    kept.parent.mkdir(exist_ok=True)
    with (kept.parent / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            for outdated in kept.parent.glob("demo-*"):
                shutil.rmtree(outdated)
            unfinished = kept.with_name(f"demo-{os.getpid()}")
            unfinished.mkdir()
            _build(unfinished, migrated)
            unfinished.rename(kept)
    return kept


def _build(var, migrated):
    if not migrated.exists():
        unfinished = migrated.with_suffix(f".{os.getpid()}")
        manage(var, "migrate", "--verbosity", "0", **OF_TESTS, DATABASE_URL=f"sqlite:///{unfinished}")
        unfinished.rename(migrated)
    shutil.copy(migrated, var / DATABASE)
    manage(var, "migrate", "--verbosity", "0")
    manage(var, "collectstatic", "--noinput", "--verbosity", "0")
    manage(var, "build_demo")


def _kept():
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for app in sorted(path.parent for path in ROOT.glob("*/apps.py")):
        for path in sorted(path for path in app.rglob("*.*") if path.is_file() and path.suffix != ".pyc"):
            digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return ROOT / "build" / f"demo-{date.today()}-{digest.hexdigest()[:16]}"  # noqa: DTZ011
