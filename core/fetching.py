"""Fetches addresses that people type: the only module that opens a connection to a server of somebody else.

Whoever may type an address could use the portal to reach what only the portal reaches: the database beside
it, a router, the keys that a cloud gives its machines. So a name is resolved once, all that it means must be
public, and the connection goes to what was looked at, with the certificate of the name; redirects go the same
way. What a server sends is bounded in bytes, as sent and as unpacked, and in seconds.

Not through a proxy of the environment: it would resolve the name again.
"""

import io
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SCHEMES = {"http": 80, "https": 443}
PORTS = (80, 443, 8080, 8443)
LONGEST = 2_000  # characters of an address
CHUNK = 1 << 16
MOVED = (301, 302, 303, 307, 308)
USER_AGENT = "portail"
SAFE = "%/:=&?~#+!$,;'@()*[]"  # what stays as it is in a path and a query
GLOBAL_UNICAST = ip_network("2000::/3")
NAT64 = ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address, reached by IPv6
AZURE = ip_address("168.63.129.16")  # public by its number, answers to the machines of that cloud alone


@dataclass(frozen=True)
class Limits:
    """What an answer may cost: `size` in bytes, `seconds` from the question to its last byte, redirects
    included, and how many `redirects`."""

    size: int
    seconds: float
    redirects: int = 5


@dataclass(frozen=True)
class Answer:
    """What a server sent, unpacked, and the `address` from which it came in the end."""

    content: bytes
    address: str


class FetchError(Exception):
    """There is no answer; the message says why, in words for who typed the address. `status`: what the server
    said (HTTP), 0 where it said nothing."""

    def __init__(self, words: str, status: int = 0) -> None:
        super().__init__(words)
        self.status = status


def fetch(address: str, limits: Limits, *, is_trusted: bool = False, accept: str = "*/*") -> Answer:
    """What a server has at a web address. FetchError where nothing good comes within the limits.

    `is_trusted`: the address stands in the settings, and whoever runs the portal may mean their own network.
    Where it leads on to is not trusted.
    """
    clock = _Clock(limits.seconds)
    for step in range(limits.redirects + 1):
        is_trusted = is_trusted and step == 0
        parts = checked(address, is_trusted=is_trusted)
        try:
            with _ask(parts, clock, accept, is_trusted) as response:
                if response.status not in MOVED:
                    return Answer(_content(response, parts, limits), address)
                address = _next(response, address)
        except (OSError, HTTPException, ValueError) as error:
            raise _explained(error, parts, limits) from error
    words = ngettext(
        "This address leads on to another more than %(count)s time.",
        "This address leads on to another more than %(count)s times.",
        limits.redirects,
    )
    raise FetchError(words % {"count": limits.redirects})


def checked(address: str, *, is_trusted: bool = False) -> SplitResult:
    """The parts of a web address that may be asked for, its host as the name system knows it. FetchError says
    what is wrong with any other; nothing is asked of the network."""
    no_address = FetchError(_("This is not an address of the web, such as https://example.org/agenda.ics."))
    if len(address) > LONGEST or "\\" in address or any(c.isspace() or not c.isprintable() for c in address):
        raise no_address
    try:
        parts = urlsplit(address)
        port = parts.port or SCHEMES.get(parts.scheme, 0)
        host = _host_name(parts.hostname or "")
    except ValueError:
        raise no_address from None
    if parts.scheme not in SCHEMES:
        raise FetchError(_("Only addresses that begin with https:// or http:// are read."))
    if not host:
        raise no_address
    if parts.username is not None or parts.password is not None:
        raise FetchError(_("This address holds a name or a password: ask for one that is public."))
    if port not in PORTS and not is_trusted and not _is_own_server_port(port):
        raise FetchError(_("Port %(port)s is not one of web servers.") % {"port": port})
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port == SCHEMES[parts.scheme] else f"{shown}:{port}"
    path, query = quote(parts.path or "/", safe=SAFE), quote(parts.query, safe=SAFE)
    return SplitResult(parts.scheme, netloc, path, query, "")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the public Internet, in whatever way it is written."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if inner is None and address in NAT64:
            inner = IPv4Address(int(address) & 0xFFFF_FFFF)
        elif inner is None and address not in GLOBAL_UNICAST:
            return False
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved and address != AZURE


class _Clock:
    """When an answer must be whole; TimeoutError once that has come."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until then."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Received(io.RawIOBase):
    """The bytes that come in, each wait no longer than the time that is left."""

    def __init__(self, connection: socket.socket, clock: _Clock) -> None:
        self.connection, self.clock = connection, clock

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Wait for bytes, fill the buffer with them and say how many they are; 0 at the end."""
        self.connection.settimeout(self.clock.left())
        return self.connection.recv_into(buffer)

    def close(self) -> None:
        """End the connection."""
        self.connection.close()
        super().close()


class _Socket:
    """A connection as http.client uses it."""

    def __init__(self, connection: socket.socket, clock: _Clock) -> None:
        self.connection, self.clock = connection, clock

    def sendall(self, content: bytes) -> None:
        """Send these bytes."""
        self.connection.settimeout(self.clock.left())
        self.connection.sendall(content)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """The file of what comes in."""
        return io.BufferedReader(_Received(self.connection, self.clock))

    def close(self) -> None:
        """The file that `makefile` gave closes the connection."""


def _ask(parts: SplitResult, clock: _Clock, accept: str, is_trusted: bool) -> HTTPResponse:
    """The head of an answer. Its body is read, and the connection closed, through it."""
    host, port = parts.hostname or "", parts.port or SCHEMES[parts.scheme]
    connection = _connected(_resolved(host, port, clock, is_trusted), port, clock)
    try:
        if parts.scheme == "https":
            connection.settimeout(clock.left())
            connection = _tls().wrap_socket(connection, server_hostname=host)
        http = HTTPConnection(host, port)
        http.sock = _Socket(connection, clock)
        headers = {"Host": parts.netloc, "Accept": accept, "Accept-Encoding": "gzip"}
        headers |= {"User-Agent": USER_AGENT, "Connection": "close"}
        http.request("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path, headers=headers)
        return http.getresponse()
    except BaseException:
        connection.close()
        raise


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _host_name(typed: str) -> str:
    """As browsers ask for it (UTS 46); ValueError where nobody can."""
    if typed.isascii():
        return typed.removesuffix(".")
    return idna.encode(typed.removesuffix("."), uts46=True).decode()


def _resolved(host: str, port: int, clock: _Clock, is_trusted: bool) -> list[str]:
    """All that a name means, asked once. FetchError where any of it is not public."""
    numbers = _looked_up(host, port, clock)
    if not numbers:
        raise FetchError(_("No server is called %(host)s.") % {"host": host})
    for number in numbers:
        if not is_trusted and not is_public(ip_address(number)) and (number, port) not in _own_servers():
            words = _("%(host)s is in a private network: only public addresses are read.")
            raise FetchError(words % {"host": host})
    return numbers


def _looked_up(host: str, port: int, clock: _Clock) -> list[str]:
    """In a thread of its own: the resolver of the system knows no limit of time."""
    answers: SimpleQueue[list[str]] = SimpleQueue()

    def look_up() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            rows = []
        answers.put(list(dict.fromkeys(str(row[4][0]) for row in rows)))

    Thread(target=look_up, daemon=True).start()
    try:
        return answers.get(timeout=clock.left())
    except Empty:
        raise TimeoutError from None


def _own_servers() -> tuple[tuple[str, int], ...]:
    """Servers of tests on this machine: (address, port). Production has none (core.checks)."""
    return settings.FETCH_OWN_SERVERS


def _is_own_server_port(port: int) -> bool:
    return any(port == own for _address, own in _own_servers())


def _connected(numbers: list[str], port: int, clock: _Clock) -> socket.socket:
    """A connection to the first of these addresses that takes one."""
    for number in numbers[:-1]:
        try:
            return socket.create_connection((number, port), timeout=clock.left() / 2)
        except OSError:
            clock.left()
    return socket.create_connection((numbers[-1], port), timeout=clock.left())


def _next(response: HTTPResponse, address: str) -> str:
    """Where a redirect leads. Servers write what is no ASCII in UTF-8."""
    location = response.headers.get("Location", "")
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode()
    if urlsplit(address).scheme == "https" and urlsplit(location).scheme == "http":
        raise FetchError(_("This address leads on to one that is not protected (http://)."), response.status)
    return urljoin(address, location.strip().replace(" ", "%20"))


def _content(response: HTTPResponse, parts: SplitResult, limits: Limits) -> bytes:
    """The whole of a good answer, unpacked."""
    if response.status != HTTPStatus.OK:
        raise FetchError(_said(response.status, parts), response.status)
    if (response.length or 0) > limits.size:
        raise _too_large(limits)
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding in ("gzip", "x-gzip"):
        return _unpacked(response, limits)
    if coding != "identity":
        raise FetchError(_("The answer is packed in a way that is not read here."))
    return b"".join(_pieces(response, limits))


def _pieces(response: HTTPResponse, limits: Limits) -> Iterator[bytes]:
    """The body as it comes; HTTPException where it ends before the end that was announced."""
    announced, count = response.length, 0
    while piece := response.read(CHUNK):
        count += len(piece)
        if count > limits.size:
            raise _too_large(limits)
        yield piece
    if announced is not None and count < announced:
        raise IncompleteRead(b"", announced - count)


def _unpacked(response: HTTPResponse, limits: Limits) -> bytes:
    """A small answer may unpack to gigabytes: no more is unpacked than is taken."""
    gzip, content = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16), bytearray()
    try:
        for piece in _pieces(response, limits):
            content += gzip.decompress(piece, limits.size + 1 - len(content))
            if len(content) > limits.size or gzip.unconsumed_tail:
                raise _too_large(limits)
    except zlib.error:
        raise IncompleteRead(b"") from None
    if not gzip.eof or gzip.unused_data:
        raise IncompleteRead(b"")
    return bytes(content)


def _too_large(limits: Limits) -> FetchError:
    words = _("The answer is larger than %(size)s, which is the most that is read.")
    return FetchError(words % {"size": filesizeformat(limits.size)})


def _said(status: int, parts: SplitResult) -> str:
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        words = _(
            "%(host)s does not give this address to everybody (%(status)s): ask for one that is public."
        )
    elif status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        words = _("%(host)s has nothing at this address (%(status)s).")
    else:
        words = _("%(host)s answers with an error (%(status)s).")
    return words % {"host": parts.hostname, "status": status}


def _explained(error: Exception, parts: SplitResult, limits: Limits) -> FetchError:
    """What went wrong on the way, in words."""
    if isinstance(error, TimeoutError):
        words = _("%(host)s did not answer to the end within %(seconds)s seconds.")
    elif isinstance(error, ssl.SSLCertVerificationError):
        words = _("The certificate of %(host)s is not valid.")
    elif isinstance(error, IncompleteRead):
        words = _("The answer of %(host)s was cut or damaged on its way.")
    elif isinstance(error, (HTTPException, ValueError, ssl.SSLError)):
        words = _("%(host)s does not answer like a web server.")
    else:
        words = _("%(host)s does not answer.")
    return FetchError(words % {"host": parts.hostname, "seconds": round(limits.seconds)})
