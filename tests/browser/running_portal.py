"""The portal as a newcomer starts it: its demo content, its own web server, on a free port.

Not pytest's database: what Chromium sees is what ``make demo`` serves, compressed files and all.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120


@dataclass(frozen=True)
class RunningPortal:
    """A served portal, and the addresses of one page of every kind and state."""

    port: int
    pages: dict[str, str]

    def address(self, host: str, path: str) -> str:
        """Absolute address of a path on one of the sites: ``address("roubaix", "/fr/")``."""
        return f"http://{host}.localhost:{self.port}{path}"


def environment(var: Path, **more: str) -> dict[str, str]:
    """The demo's environment, writing to a folder of the tests."""
    own = {"DJANGO_SETTINGS_MODULE": "portal.settings", "PORTAL_MODE": "demo", "PORTAL_VAR": str(var)}
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**inherited, **own, "LOG_LEVEL": "WARNING", **more}


def manage(var: Path, *arguments: str) -> str:
    """Run a management command on the portal of that folder; return what it printed."""
    command = [sys.executable, "manage.py", *arguments]
    result = subprocess.run(command, cwd=ROOT, env=environment(var), capture_output=True, text=True)
    if result.returncode:
        raise RuntimeError(f"manage.py {' '.join(arguments)}:\n{result.stdout}{result.stderr}")
    return result.stdout


def build(var: Path, migrated: Path) -> None:
    """Database, static files and demo content: a copy of what today's first run built of the same files."""
    kept = kept_demo()
    if not kept.exists():
        if migrated.exists():
            shutil.copy(migrated, var / "portal.sqlite3")
        manage(var, "migrate", "--verbosity", "0")
        manage(var, "collectstatic", "--noinput", "--verbosity", "0")
        manage(var, "build_demo")
        for outdated in kept.parent.glob("demo-*"):
            shutil.rmtree(outdated)
        unfinished = kept.with_name(f"demo-{os.getpid()}")
        shutil.copytree(var, unfinished)
        unfinished.rename(kept)
    shutil.copytree(kept, var, dirs_exist_ok=True)


def kept_demo() -> Path:
    """Where today's demo is kept for the files of the apps as they are."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for app in sorted(path.parent for path in ROOT.glob("*/apps.py")):
        for path in sorted(path for path in app.rglob("*.*") if path.is_file() and path.suffix != ".pyc"):
            digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return ROOT / "build" / f"demo-{date.today()}-{digest.hexdigest()[:16]}"  # noqa: DTZ011


@contextmanager
def serve(var: Path, port: int, *arguments: str, **more: str):
    """``manage.py serve --port …`` until the block ends, or another command that serves this port. That
    `serve` ends cleanly is part of the promise."""
    command = [sys.executable, "manage.py", *arguments]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(var, **more), stdout=subprocess.DEVNULL)
    try:
        wait_until_healthy(process, port)
        yield process
    finally:
        process.terminate()
        code = process.wait(30)
    if code and arguments[0] == "serve":
        raise RuntimeError(f"manage.py serve ended with {code} instead of 0.")


def wait_until_healthy(process: subprocess.Popen, port: int) -> None:
    """Return when ``/healthz`` answers 200."""
    pause, deadline = threading.Event(), time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5)
            return
        except OSError:  # refused, or too busy starting to answer
            pause.wait(0.2)
    raise RuntimeError(f"The portal did not start (exit code {process.poll()}).")


def read_addresses(var: Path) -> dict[str, str]:
    """Name -> address of one page of every kind and state (tests/browser/addresses.py)."""
    command = [sys.executable, "-m", "tests.browser.addresses"]
    return json.loads(subprocess.check_output(command, cwd=ROOT, env=environment(var), text=True))
