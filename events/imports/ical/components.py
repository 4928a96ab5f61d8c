"""The components of a calendar file, bounded: whole, or refused in words.

Values stay as they are written: what they mean is decided where they are used.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from icalendar.parser import Contentline

from directory.reading.errors import FileRefusedError
from directory.reading.kinds import check_size, kind_of

MOST_BYTES = 20_000_000
LONGEST_LINE = 200_000  # characters, unfolded
MOST_EVENTS = 20_000
DEEPEST = 6
ESCAPE = re.compile(r"\\([\\;,nN])")  # RFC 5545, 3.3.11


@dataclass(frozen=True)
class Property:
    """One line. `parameters` are upper-case names and their values, several joined by commas."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value of a TEXT property, its escapes read."""
        return ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value)


@dataclass
class Component:
    """What stands between BEGIN and END. `line`: where it begins in the file, from 1. `unread`: lines that
    are none of iCalendar."""

    name: str
    line: int = 0
    properties: list[Property] = field(default_factory=list)
    components: list["Component"] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """The first property of that name, or None."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[Property]:
        """Every property of that name, in order."""
        return (item for item in self.properties if item.name == name)

    def text(self, name: str) -> str:
        """The text of the first property of that name, "" without one."""
        first = self.first(name)
        return first.text.strip() if first else ""


def read_calendars(path: str | Path) -> list[Component]:
    """The VCALENDAR components of a file. Raises FileRefusedError for what is no calendar, is cut, or is made
    to cost too much."""
    path = Path(path)
    check_size(path)
    if path.stat().st_size > MOST_BYTES:
        words = _("The calendar is larger than %(most)s MB: ask for one of less years.")
        raise FileRefusedError(words % {"most": MOST_BYTES // 1_000_000})
    encoding = kind_of(path)[1]
    reading = _Reading()
    with path.open(encoding=encoding, errors="replace") as file:
        for number, line in _unfolded(file):
            reading.take(number, line)
    return reading.finished()


def _unfolded(file) -> Iterator[tuple[int, str]]:
    """(number, line): a line that begins with a blank goes on the one before (RFC 5545, 3.1)."""
    begun, pieces, length = 0, [], 0
    for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE + 1), ""), start=1):
        line = line.rstrip("\n")
        if pieces and line[:1] in (" ", "\t"):
            line = line[1:]
        elif pieces:
            yield begun, "".join(pieces)
            begun, pieces, length = number, [], 0
        else:
            begun = number
        pieces.append(line)
        length += len(line)
        if length > LONGEST_LINE:
            words = _("Line %(number)s is longer than %(most)s characters: this is no calendar for people.")
            most = number_format(LONGEST_LINE, force_grouping=True)
            raise FileRefusedError(words % {"number": number_format(number), "most": most})
    if pieces:
        yield begun, "".join(pieces)


class _Reading:
    """Takes line by line; what is open stands in `open`, outermost first."""

    def __init__(self) -> None:
        self.calendars: list[Component] = []
        self.open: list[Component] = []
        self.events = 0

    def take(self, number: int, line: str) -> None:
        """One unfolded line."""
        head, _colon, value = line.partition(":")
        name = head.strip().upper()
        if name == "BEGIN":
            self._begin(number, value.strip().upper())
        elif name == "END":
            self._end(number, value.strip().upper())
        elif not self.open and line.strip():
            raise FileRefusedError(_("This is not a calendar (iCalendar, .ics)."))
        elif line.strip():
            self._add(line)

    def finished(self) -> list[Component]:
        """What was read, if it came to its end."""
        if self.open:
            raise FileRefusedError(_("The calendar is cut: its end (END:VCALENDAR) is missing."))
        if not self.calendars:
            raise FileRefusedError(_("This is not a calendar (iCalendar, .ics)."))
        return self.calendars

    def _begin(self, number, name):
        if not self.open and name != "VCALENDAR":
            raise FileRefusedError(_("This is not a calendar (iCalendar, .ics)."))
        if len(self.open) == DEEPEST:
            words = _("Line %(number)s: the parts of the calendar are nested too deep.")
            raise FileRefusedError(words % {"number": number_format(number)})
        self.events += name == "VEVENT"
        if self.events > MOST_EVENTS:
            words = _("The calendar has more than %(most)s events: ask for one of less years.")
            raise FileRefusedError(words % {"most": number_format(MOST_EVENTS, force_grouping=True)})
        component = Component(name, number)
        (self.open[-1].components if self.open else self.calendars).append(component)
        self.open.append(component)

    def _end(self, number, name):
        if not self.open or self.open[-1].name != name:
            words = _("Line %(number)s: “END:%(name)s” ends nothing that has begun.")
            raise FileRefusedError(words % {"number": number_format(number), "name": name[:20]})
        self.open.pop()

    def _add(self, line):
        try:
            name, parameters, value = Contentline(line).raw_parts()
        except ValueError:
            self.open[-1].unread.append(line[:40])
            return
        said = {key.upper(): _joined(value) for key, value in parameters.items()}
        self.open[-1].properties.append(Property(name.upper(), said, value))


def _joined(value):
    return value if isinstance(value, str) else ",".join(map(str, value))
