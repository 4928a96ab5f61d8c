"""What gunicorn refuses by itself is refused in French, with the headers of every public answer."""

import logging
import runpy
import socket

import pytest
from django.conf import settings
from django.utils.module_loading import import_string
from gunicorn.http.errors import InvalidChunkSize, InvalidRequestLine, LimitRequestLine

from core.gunicorn_worker import PortalWorker
from core.headers import PUBLIC_POLICY


@pytest.fixture
def answer_to():
    """What a client reads after gunicorn met an error, before or after it had read a request."""
    worker = PortalWorker.__new__(PortalWorker)
    worker.log = logging.getLogger("tests")

    def read(error, request=None):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            worker.handle_error(request, ours, None, error)
            ours.close()
            return theirs.makefile("rb").read().decode()

    return read


@pytest.mark.parametrize("error", [LimitRequestLine(10_000, 8_190), InvalidRequestLine("GET")])
def test_a_request_that_gunicorn_refuses_is_400_in_french(answer_to, error):
    headers, _, page = answer_to(error).partition("\r\n\r\n")
    assert headers.startswith("HTTP/1.1 400 ")
    assert "Cette adresse est illisible" in page


def test_the_policy_is_that_of_every_answer(answer_to):
    assert f"Content-Security-Policy: {PUBLIC_POLICY}\r\n" in answer_to(LimitRequestLine(10_000, 8_190))


def test_a_body_that_is_broken_after_its_answer_gets_no_second_one(answer_to):
    assert answer_to(InvalidChunkSize("ZZ"), request=object()) == ""


def test_that_worker_serves():
    configuration = runpy.run_path(settings.BASE_DIR / "deploy" / "gunicorn.conf.py")
    assert import_string(configuration["worker_class"]) is PortalWorker
