"""Addresses that people type lead to the public Internet or nowhere, and cost no more than the limits say.

Servers are those of this machine. Names are what the test says they are: the resolver is the system's.
"""

import gzip
import shutil
import socket
import ssl
import subprocess
from contextlib import suppress
from ipaddress import ip_address
from itertools import repeat
from threading import Event, Thread

import pytest

from core.fetching import FetchError, Limits, _tls, fetch, is_public
from tests.servers import Server

LIMITS = Limits(size=50_000, seconds=5, redirects=3)
HURRIED = Limits(size=50_000, seconds=0.3)
CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"

NOT_AN_ADDRESS = "pas une adresse du web"
PRIVATE = "réseau privé"
SCHEME = "qui commencent par https:// ou http://"
HOSTILE = [
    ("file:///etc/passwd", SCHEME),
    ("ftp://ftp.example.org/agenda.ics", SCHEME),
    ("gopher://example.org/_stats", SCHEME),
    ("data:text/calendar,BEGIN:VCALENDAR", SCHEME),
    ("javascript:alert(1)", SCHEME),
    ("//example.org/agenda.ics", SCHEME),
    ("https://", NOT_AN_ADDRESS),
    ("http://[::1/", NOT_AN_ADDRESS),
    ("http://example.org:99999/", NOT_AN_ADDRESS),
    ("http://127.0.0.1\\@example.org/", NOT_AN_ADDRESS),
    ("http://example.org/\r\nHost: intranet", NOT_AN_ADDRESS),
    ("http://exam\u0000ple.org/", NOT_AN_ADDRESS),
    ("https://example.org/" + "a" * 2_000, NOT_AN_ADDRESS),
    ("https://marie:secret@example.org/agenda.ics", "un nom ou un mot de passe"),
    ("https://example.org@127.0.0.1/", "un nom ou un mot de passe"),
    ("http://example.org:22/", "Le port 22"),
    ("http://example.org:6379/", "Le port 6379"),
    ("http://127.0.0.1/", PRIVATE),
    ("http://127.1/", PRIVATE),
    ("http://2130706433/", PRIVATE),  # 127.0.0.1 as one number
    ("http://0177.0.0.1/", PRIVATE),
    ("http://0x7f.0.0.1/", PRIVATE),
    ("http://0.0.0.0/", PRIVATE),
    ("http://１２７.０.０.１/", PRIVATE),  # digits of another width
    ("http://127。0。0。1/", PRIVATE),
    ("http://10.1.2.3/", PRIVATE),
    ("http://172.16.0.1/", PRIVATE),
    ("http://192.168.1.1:8080/", PRIVATE),
    ("http://169.254.169.254/latest/meta-data/", PRIVATE),
    ("http://100.100.100.200/", PRIVATE),
    ("http://168.63.129.16/", PRIVATE),
    ("http://224.0.0.1/", PRIVATE),
    ("http://[::1]/", PRIVATE),
    ("http://[::]/", PRIVATE),
    ("http://[::ffff:127.0.0.1]/", PRIVATE),
    ("http://[::ffff:a9fe:a9fe]/", PRIVATE),
    ("http://[64:ff9b::7f00:1]/", PRIVATE),
    ("http://[2002:7f00:1::]/", PRIVATE),
    ("http://[fe80::1]/", PRIVATE),
    ("http://[fd00:ec2::254]/", PRIVATE),
    ("http://localhost/", PRIVATE),
    ("http://LOCALHOST./", PRIVATE),
]


def refusal(address, limits=LIMITS):
    """The sentence that whoever typed the address reads."""
    with pytest.raises(FetchError) as caught:
        fetch(address, limits)
    return str(caught.value)


@pytest.mark.parametrize(("address", "words"), HOSTILE, ids=lambda value: value[:40])
def test_hostile_address_is_refused_in_words(address, words):
    assert words in refusal(address)


@pytest.mark.parametrize("number", ["193.51.208.13", "2001:660:3003::1", "::ffff:193.51.208.13"])
def test_public_address_is_public(number):
    assert is_public(ip_address(number))


@pytest.fixture
def names(monkeypatch):
    """`names["agenda.example"] = [["127.0.0.1"], …]`: what each question for a name is answered, the last for
    all that come after it. Others do not exist; numbers are themselves."""
    told, ask = {}, socket.getaddrinfo

    def look_up(host, port, *args, **kwargs):
        if host.replace(".", "").replace(":", "").isalnum() and not host.endswith("example"):
            return ask(host, port, *args, **kwargs)
        if host not in told:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        answers = told[host]
        numbers = answers.pop(0) if len(answers) > 1 else answers[0]
        return [row for number in numbers for row in ask(number, port, *args, **kwargs)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return told


@pytest.fixture
def start():
    """`start()`: a Server."""
    servers = []
    yield lambda: servers.append(Server()) or servers[-1]
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def server(start, settings):
    """A Server that may be asked."""
    server = start()
    settings.FETCH_OWN_SERVERS = (("127.0.0.1", server.server_port),)
    return server


def test_answer_and_where_it_came_from(server):
    server.gives("/a", status=302, Location="/agenda.ics?annee=2027")
    server.gives("/agenda.ics?annee=2027", CALENDAR, Content_Length=str(len(CALENDAR)))
    answer = fetch(f"{server.address}/a", LIMITS)

    assert (answer.content, answer.address) == (CALENDAR, f"{server.address}/agenda.ics?annee=2027")


def test_packed_answer_is_unpacked(server):
    server.gives("/", gzip.compress(CALENDAR), Content_Encoding="gzip")

    assert fetch(server.address, LIMITS).content == CALENDAR


def test_name_is_resolved_once_and_the_connection_goes_there(server, names):
    server.gives("/", CALENDAR)
    names["agenda.example"] = [["127.0.0.1"], ["10.0.0.1"]]

    assert fetch(f"http://agenda.example:{server.server_port}/", LIMITS).content == CALENDAR
    assert server.asked == [("/", f"agenda.example:{server.server_port}")]
    assert names["agenda.example"] == [["10.0.0.1"]]  # asked once


def test_name_that_changes_before_a_redirect_is_looked_at_again(server, names):
    server.gives("/", status=301, Location="/encore")
    names["agenda.example"] = [["127.0.0.1"], ["169.254.169.254"]]

    assert PRIVATE in refusal(f"http://agenda.example:{server.server_port}/")


def test_name_of_which_one_number_is_private_is_refused(names):
    names["agenda.example"] = [["193.51.208.13", "192.168.0.1"]]

    assert PRIVATE in refusal("https://agenda.example/")


def test_name_with_accents_is_asked_for_as_browsers_do(server, names):
    server.gives("/f%C3%AAte", CALENDAR)
    names["xn--t-9fab.example"] = [["127.0.0.1"]]

    assert fetch(f"http://Été.example:{server.server_port}/fête", LIMITS).content == CALENDAR


def test_name_that_nobody_has(names):
    assert refusal("https://nulle-part.example/") == "Aucun serveur ne s’appelle nulle-part.example."


def test_redirect_into_this_machine_is_refused(server, start):
    inner = start()  # on a port that no web server has
    inner.gives("/", b"secret")
    server.gives("/", status=307, Location=inner.address)

    assert f"Le port {inner.server_port}" in refusal(server.address)
    assert inner.asked == []


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://127.0.0.1:8080/", PRIVATE),
        ("http://[::ffff:10.0.0.1]/", PRIVATE),
        ("file:///etc/passwd", SCHEME),
        ("//marie:secret@example.org/", "un mot de passe"),
        ("/", "plus de 3 fois"),
    ],
)
def test_redirect_is_looked_at_like_an_address(server, location, words):
    server.gives("/", status=302, Location=location)

    assert words in refusal(server.address)


def test_trust_in_an_address_of_the_settings_ends_where_it_leads_on(start):
    server = start()
    server.gives("/", CALENDAR)
    server.gives("/suite", status=302, Location="http://127.0.0.1:8080/")

    assert fetch(server.address, LIMITS, is_trusted=True).content == CALENDAR
    with pytest.raises(FetchError, match=PRIVATE):
        fetch(f"{server.address}/suite", LIMITS, is_trusted=True)


@pytest.mark.parametrize(
    ("status", "words"), [(401, "à tout le monde (401)"), (404, "rien à cette adresse (404)"), (503, "(503)")]
)
def test_answer_that_is_none_is_said(server, status, words):
    server.gives("/", b"<html>", status=status)

    assert words in refusal(server.address)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"", {"Content_Length": "100000000"}),
        (repeat(b"x" * 65_536), {}),
        (gzip.compress(b"0" * 100_000_000, 1), {"Content_Encoding": "gzip"}),
    ],
    ids=["announced", "without an end", "packed"],
)
def test_more_than_the_limit_is_not_taken(server, body, headers):
    server.gives("/", body, **headers)

    assert "plus de 48,8" in refusal(server.address)


@pytest.mark.parametrize(
    ("body", "headers", "words"),
    [
        (CALENDAR, {"Content_Length": "5000"}, "coupée"),
        (gzip.compress(CALENDAR)[:-9], {"Content_Encoding": "gzip"}, "coupée"),
        (CALENDAR, {"Content_Encoding": "gzip"}, "coupée"),
        (CALENDAR, {"Content_Encoding": "br"}, "compressée d’une façon"),
    ],
    ids=["cut", "cut when packed", "not packed", "another packing"],
)
def test_damaged_answer_is_none(server, body, headers, words):
    server.gives("/", body, **headers)

    assert words in refusal(server.address)


@pytest.fixture
def over():
    """An Event: the test is over."""
    event = Event()
    yield event
    event.set()


def test_slow_drip_ends_with_the_time(server, over):
    server.gives("/", (b"x" for _drop in iter(lambda: over.wait(0.02), True)))

    assert "en moins de" in refusal(server.address, HURRIED)


@pytest.mark.parametrize(
    ("scheme", "head", "words"),
    [
        ("http", b"", "en moins de"),
        ("https", b"", "en moins de"),
        ("http", b"HTTP/1.1 200 OK\r\n", "en moins de"),
        ("http", b"220 mail.example.org ESMTP\r\n", "comme un serveur web"),
        ("https", b"HTTP/1.1 200 OK\r\n", "comme un serveur web"),
    ],
)
def test_server_that_does_not_come_to_the_point(settings, over, scheme, head, words):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        settings.FETCH_OWN_SERVERS = (("127.0.0.1", port),)
        Thread(target=_drip, args=(listening, head, over), daemon=True).start()

        assert words in refusal(f"{scheme}://127.0.0.1:{port}/", HURRIED)


def _drip(listening, head, over):
    connection, _from = listening.accept()
    with connection, suppress(OSError):
        connection.sendall(head)
        while head and not over.wait(0.02):
            connection.sendall(b"X")
        over.wait()


def test_nothing_listens(settings):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    settings.FETCH_OWN_SERVERS = (("127.0.0.1", port),)

    assert refusal(f"http://127.0.0.1:{port}/") == "127.0.0.1 ne répond pas."


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """The path of a certificate of agenda.example, with its key."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed: apt-get install openssl")
    path = tmp_path_factory.mktemp("tls") / "agenda.pem"
    words = ["openssl", "req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    words += ["-subj", "/CN=agenda", "-addext", "subjectAltName=DNS:agenda.example"]
    words += ["-keyout", path, "-out", path.with_suffix(".crt")]
    subprocess.run(words, check=True, capture_output=True)
    path.write_text(path.read_text() + path.with_suffix(".crt").read_text())
    return path


@pytest.fixture
def protected(server, names, certificate):
    """The same server by TLS, as agenda.example and other.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.gives("/", CALENDAR)
    names["agenda.example"] = names["other.example"] = [["127.0.0.1"]]
    _tls.cache_clear()
    yield server
    _tls.cache_clear()


def test_certificate_of_nobody_is_refused(protected):
    assert "certificat de agenda.example" in refusal(f"https://agenda.example:{protected.server_port}/")


def test_certificate_is_that_of_the_name_and_not_of_the_number(protected, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))

    assert fetch(f"https://agenda.example:{protected.server_port}/", LIMITS).content == CALENDAR
    assert "certificat de other.example" in refusal(f"https://other.example:{protected.server_port}/")


def test_protected_address_leads_to_no_open_one(protected, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    protected.gives("/", status=301, Location="http://example.org/")

    assert "n’est pas protégée" in refusal(f"https://agenda.example:{protected.server_port}/")
