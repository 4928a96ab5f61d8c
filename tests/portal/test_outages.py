"""PostgreSQL that is stopped or frozen under a web server: kept pages stay, the rest says « later »."""

import http.client
import os
import shlex
import signal
import subprocess
import sys
import threading
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests import postgres
from tests.cms_pages.factories import ContentPageFactory, publish
from tests.conftest import ON_SQLITE
from tests.search.index import newsroom

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(ON_SQLITE, reason="asks PostgreSQL"),
]
MOST_SECONDS = 60
KEPT, DRAWN = "/fr/demarches/", "/fr/themes/"


class Server:
    """A PostgreSQL server of ours, by the process that answers at `url`."""

    def __init__(self, url):
        with psycopg.connect(url) as asked:
            self.data = Path(asked.execute("SHOW data_directory").fetchone()[0])
        self.command = shlex.split((self.data / "postmaster.opts").read_text())

    def pids(self):
        """The postmaster, then all that it started."""
        first = (self.data / "postmaster.pid").read_text().split()[0]
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [int(pid) for pid in (first, *children)]

    @contextmanager
    def frozen(self):
        pids = self.pids()
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in pids:
                with suppress(ProcessLookupError):  # one that only waited for its client ends once it may
                    os.kill(pid, signal.SIGCONT)

    @contextmanager
    def stopped(self):
        control = [str(postgres.find_programs() / "pg_ctl"), "-D", str(self.data), "-w"]
        run = {"user": postgres.unprivileged_user(), "cwd": self.data, "stdout": subprocess.DEVNULL}
        subprocess.run([*control, "-m", "fast", "stop"], check=True, **run)
        try:
            yield
        finally:
            options = shlex.join(self.command[1:])
            subprocess.run([*control, "-o", options, "-l", "../log", "start"], check=True, **run)


def get(port, path):
    """(status, headers, text) of a page, asked for on a new connection."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    with closing(client):
        client.request("GET", path, headers={"Host": "tourcoing.localhost"})
        answer = client.getresponse()
        return answer.status, answer.headers, answer.read().decode()


def wait_for(port, path, status):
    pause = threading.Event()
    for _ in range(MOST_SECONDS * 5):
        try:
            if get(port, path)[0] == status:
                return
        except OSError:
            pass
        pause.wait(0.2)
    raise TimeoutError(f"{path} never answered {status}")


@pytest.fixture
def served():
    """(port of a web server, the PostgreSQL it asks, which has a copy of the tests' cities)."""
    publish(ContentPageFactory(parent=newsroom().get_parent(), title="Démarches", slug="demarches"))
    ours = connection.settings_dict
    options = ["-h", ours["HOST"], "-p", str(ours["PORT"]), "-U", ours["USER"], "-d", ours["NAME"]]
    port = postgres.free_port()
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi:application", "--workers", "1"]
    command += ["--config", "deploy/gunicorn.conf.py", "--bind", f"127.0.0.1:{port}"]
    with ExitStack() as ends:
        url = ends.enter_context(postgres.server())
        programs = postgres.find_programs()
        dump = subprocess.run([programs / "pg_dump", "-Fc", *options], check=True, capture_output=True).stdout
        subprocess.run([programs / "pg_restore", "-d", url, "--no-owner"], input=dump, check=True)
        environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings"}
        web = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment)
        ends.callback(web.wait, 30)
        ends.callback(web.terminate)
        wait_for(port, "/healthz", 200)
        assert get(port, KEPT)[0] == 200
        yield port, Server(url)


@pytest.mark.parametrize("happens", ["frozen", "stopped"])
def test_kept_pages_stay_the_rest_says_later_and_all_comes_back(served, happens):
    port, server = served
    with getattr(server, happens)():
        assert get(port, KEPT)[0] == 200
        status, headers, text = get(port, DRAWN)
        assert (status, headers["Retry-After"]) == (503, "10")
        assert "Le portail ne peut pas répondre pour l’instant" in text
        assert get(port, "/admin/login/")[0] in (302, 503)
        status, _headers, text = get(port, "/healthz")
        assert (status, '"database": false' in text) == (503, True)
    wait_for(port, DRAWN, 200)
