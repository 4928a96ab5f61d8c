"""A server with TLS and a key of its own, as docs/search.md has it set up."""

import base64
import subprocess

import pytest

from search.elastic import asking
from search.elastic.asking import NoAnswerError
from search.elastic.client import client
from tests.search.elastic.fake import Fake, whole


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A file with a certificate that no public authority signed, and its key."""
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=search"]
    made += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", file, "-out", f"{file}.crt"]
    subprocess.run(made, check=True, capture_output=True)
    with file.open("ab") as both:
        both.write((file.parent / "server.pem.crt").read_bytes())
    return file


@pytest.fixture
def server(certificate, settings):
    """What answers two searches, with that certificate; the portal knows who signed it."""
    running = Fake(lambda handler: handler.answer(whole(2)), certificate)
    settings.ELASTICSEARCH_URL = running.url
    settings.ELASTICSEARCH_CA = f"{certificate}.crt"
    settings.ELASTICSEARCH_SECONDS = 20.0
    client.cache_clear()
    asking.breaker.forget()
    yield running
    running.end()
    client.cache_clear()
    asking.breaker.forget()


def ask():
    return asking.ask([{}, {}], 1, asking.deadline())


def test_a_key_is_sent_to_a_server_whose_certificate_is_known(server, settings):
    settings.ELASTICSEARCH_API_KEY = "aWQ6a2V5"
    assert len(ask()) == 2
    assert server.credentials == "ApiKey aWQ6a2V5"


def test_so_are_a_user_and_a_password(server, settings):
    settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD = "portal", "navette"
    ask()
    assert server.credentials == f"Basic {base64.b64encode(b'portal:navette').decode()}"


def test_a_certificate_that_nobody_knows_is_refused_before_anything_is_sent(server, settings):
    settings.ELASTICSEARCH_CA, settings.ELASTICSEARCH_API_KEY = "", "aWQ6a2V5"
    with pytest.raises(NoAnswerError, match="ELASTICSEARCH_CA"):
        ask()
    assert (server.asked, server.credentials) == ([], None)


@pytest.mark.parametrize("name", ["nowhere.pem", "."])
def test_certificates_that_cannot_be_read_are_named(server, settings, tmp_path, name):
    settings.ELASTICSEARCH_CA = str(tmp_path / name)
    with pytest.raises(NoAnswerError, match=f"^ELASTICSEARCH_CA cannot be read: .*{tmp_path}"):
        ask()
