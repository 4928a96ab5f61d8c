"""A shared cache that goes away is an empty one: nobody waits for it, nothing fails."""

import os
import socket
import subprocess
import sys

import pytest
from django.conf import settings

from core import shared_cache
from core.shared_cache import SharedCache
from tests.postgres import free_port


@pytest.fixture
def away():
    """A cache on a port where nobody listens."""
    return SharedCache(f"redis://127.0.0.1:{free_port()}/0", {})


@pytest.fixture
def silent():
    """A server that never answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.setblocking(False)
        yield server


def cache_of(server):
    return SharedCache(f"redis://127.0.0.1:{server.getsockname()[1]}/0", {})


def questions(server):
    """How many connections came in."""
    count = 0
    while True:
        try:
            server.accept()[0].close()
        except BlockingIOError:
            return count
        count += 1


def test_it_holds_nothing(away):
    assert (away.get("a", "default"), away.get_many(["a"]), away.has_key("a")) == ("default", {}, False)


def test_it_takes_nothing(away):
    assert (away.set("a", 1), away.set_many({"a": 1}), away.add("a", 1)) == (None, ["a"], False)


def test_it_forgets_without_a_word(away):
    assert (away.delete("a"), away.delete_many(["a"])) == (False, None)


def test_what_would_be_kept_is_made_each_time(away):
    assert away.get_or_set("a", lambda: "made") == "made"


def test_a_server_that_is_silent_is_asked_once(silent):
    cache = cache_of(silent)
    for key in "abc":
        cache.get(key)
    assert questions(silent) == 1


def test_after_a_pause_it_is_asked_again(silent, monkeypatch):
    monkeypatch.setattr(shared_cache, "PAUSE", 0)
    cache = cache_of(silent)
    cache.get("a")
    cache.set("a", 1)
    assert questions(silent) == 2


def test_an_outage_is_one_line_in_the_log(away, caplog):
    for key in "abc":
        away.get(key)
    assert [record.message for record in caplog.records] == [
        "The shared cache is away (ConnectionError): next try in 5 s"
    ]


def test_pages_are_shared_where_the_environment_names_a_redis():
    code = "from portal.settings import CACHES; print(CACHES['pages']['BACKEND'])"
    environment = os.environ | {"CACHE_URL": "redis://127.0.0.1:6379/1"}
    command = [sys.executable, "-c", code]
    printed = subprocess.check_output(command, env=environment, cwd=settings.BASE_DIR, text=True)
    assert printed == "core.shared_cache.SharedCache\n"
