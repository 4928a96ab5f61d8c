"""gunicorn as it is served, in two processes of their own, on the tests' database."""

import http.client
import os
import re
import subprocess
import sys
import threading
from contextlib import ExitStack, closing

import pytest
from django.conf import settings
from django.db import connection

from tests.cms_pages.factories import ContentPageFactory, publish
from tests.conftest import ON_SQLITE
from tests.postgres import free_port
from tests.search.index import newsroom

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
START_SECONDS = 60


def database_url():
    """Where the tests' own database is, for another process."""
    name = connection.settings_dict["NAME"]
    return f"sqlite:///{name}" if ON_SQLITE else f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"


def get(port, path):
    """The text of a page, asked for on a new connection."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    with closing(client):
        client.request("GET", path, headers={"Host": "tourcoing.localhost"})
        return client.getresponse().read().decode()


def wait_until_it_answers(process, port):
    pause = threading.Event()
    for _ in range(START_SECONDS * 10):
        try:
            return get(port, "/healthz")
        except OSError:
            assert process.poll() is None
            pause.wait(0.1)
    raise TimeoutError("gunicorn did not start")


@pytest.fixture
def demarches():
    """/fr/demarches/ of Tourcoing."""
    home = newsroom().get_parent()
    return publish(ContentPageFactory(parent=home, title="Démarches", slug="demarches"))


@pytest.fixture
def ports(demarches):
    """Two web servers of one process each, which end with the test."""
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi:application", "--workers", "1"]
    command += ["--config", "deploy/gunicorn.conf.py"]
    environment = os.environ | {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "portal.settings"}
    found = {}
    with ExitStack() as ends:
        for port in (free_port(), free_port()):
            address = f"127.0.0.1:{port}"
            server = subprocess.Popen([*command, "--bind", address], cwd=settings.BASE_DIR, env=environment)
            found[port] = server
            ends.callback(server.wait, 30)
            ends.callback(server.terminate)
        for port, server in found.items():
            wait_until_it_answers(server, port)
        yield list(found)


def titles(ports):
    """What each process says now."""
    return [re.search("<title>(.*?) ", get(port, "/fr/demarches/"))[1] for port in ports]


def test_what_an_editor_publishes_is_there_at_the_next_request_of_every_process(ports, demarches):
    assert titles(ports) == ["Démarches", "Démarches"]
    for title in ("Papiers", "Formalités", "Guichet"):
        demarches.title = title
        publish(demarches)
        assert titles(ports) == [title, title]
