"""Content lines of iCalendar (RFC 5545, 3.1): names and values as octets, long ones folded."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils.encoding import iri_to_uri

from search.days import local_day

ZONE = ZoneInfo("Europe/Paris")
END = "\r\n"
LONGEST = 75  # octets of a line, without its end
# What no TEXT may hold (3.3.11) and no program prints: controls, lone surrogates, what is no character.
# A tab is a space to readers.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_URI = re.compile(r"[!#-;=?-\[\]_a-z~]+")  # what iri_to_uri leaves as it is
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\t", " "), ("\n", "\\n"))


def text(value: str) -> str:
    """A value of type TEXT: what separates values is escaped, line ends are « \\n », controls are gone."""
    if _LINE_ENDS.search(value):
        value = _LINE_ENDS.sub("\n", value)
    if _UNPRINTABLE.search(value):
        value = _UNPRINTABLE.sub("", value)
    for sign, escaped in _ESCAPES:
        value = value.replace(sign, escaped)
    return value


def words(name: str, *values: str, language: str = "") -> str:
    """A property with one TEXT, or with several; `language` is theirs (3.2.10)."""
    parameter = f";LANGUAGE={language}" if language else ""
    return folded(f"{name}{parameter}:{','.join(map(text, values))}")


def address(name: str, value: str) -> str:
    """A property with an address on the web."""
    return folded(f"{name}:{value if _URI.fullmatch(value) else iri_to_uri(value)}")


def moment(name: str, value: datetime) -> str:
    """A property with a moment, by the clock of Paris. Of two equal hours in October the clock means the
    first (3.3.5): the second is written in UTC."""
    local = value.astimezone(ZONE)
    if local.fold:
        return f"{name}:{utc(value)}"
    return f"{name};TZID=Europe/Paris:{_basic(local)}"


def day(name: str, value: datetime) -> str:
    """A property with the local day of a moment."""
    return f"{name};VALUE=DATE:{local_day(value):%Y%m%d}"


def utc(value: datetime) -> str:
    """A moment in UTC."""
    return f"{_basic(value.astimezone(UTC))}Z"


def _basic(value: datetime) -> str:
    """« 20270609T140000 », several times faster than strftime."""
    return value.isoformat()[:19].replace("-", "").replace(":", "")


def folded(line: str) -> str:
    """A line over several of at most LONGEST octets, cut between characters."""
    if len(line) <= LONGEST and line.isascii():
        return line
    octets = line.encode()
    pieces, start, room = [], 0, LONGEST
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # inside a character of UTF-8
            end -= 1
        pieces.append(octets[start:end].decode())
        start, room = end, LONGEST - 1  # a space begins what goes on
    return f"{END} ".join((*pieces, octets[start:].decode()))


def written(lines: Iterable[str]) -> bytes:
    """Folded lines with their ends."""
    return END.join([*lines, ""]).encode()
