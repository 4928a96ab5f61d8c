"""The portal as a newcomer starts it: its demo content, its own web server, on a free port.

Not pytest's database: what Chromium sees is what ``make demo`` serves, compressed files and all.
"""

import json
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.kept_demo import ROOT, environment

START_SECONDS = 120


@dataclass(frozen=True)
class RunningPortal:
    """A served portal, and the addresses of one page of every kind and state."""

    port: int
    pages: dict[str, str]

    def address(self, host: str, path: str) -> str:
        """Absolute address of a path on one of the sites: ``address("roubaix", "/fr/")``."""
        return f"http://{host}.localhost:{self.port}{path}"


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
