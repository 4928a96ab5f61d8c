"""The rows of a JSON file of any length, one at a time, by ijson: never the whole file in memory."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from typing import Any, TextIO

from directory.reading.late import ijson

LONGEST_VALUE = 8_000_000  # bytes: a city's border is 100,000
DEEPEST = 500  # brackets that are open: ijson names every one above a value
# Where files keep their rows when the root is an object.
LISTS = ("features", "elements", "results", "records")
# Of the root object, what a lone GeoJSON feature or its coordinates need: others are read past.
MEMBERS = ("type", "id", "crs", "geometry", "properties")
# Numbers that JSON does not have, though Python and R write them.
NO_NUMBER = re.compile(r"((?:^|[:,\[])\s*)(?:NaN|-?Infinity)(?=\s*(?:[,\]}]|$))")
# An escaped backslash, a character as two escapes, and half of one, which is no character.
HIGH, LOW = r"\\u[dD][89abAB][\da-fA-F]{2}", r"\\u[dD][c-fC-F][\da-fA-F]{2}"
ESCAPES = re.compile(rf"\\\\|{HIGH}{LOW}|{HIGH}|{LOW}")
NO_CHARACTER = r"\u0000"  # taken out where cells are cleaned, as other characters that no database takes
LONGEST_ESCAPE, LONGEST_RUN = 12, 1_000_000


class JsonRows:
    """`members`: those of the root object that stand before its rows; `count`: rows given so far. What is no
    JSON raises ValueError."""

    def __init__(self, file: TextIO):
        self.file, self.count = file, 0
        with _as_value_error():
            self.prefix, self.members = _layout(_Bytes(file))

    def __iter__(self) -> Iterator[Any]:
        """The values of the root list, or of the first list called one of LISTS; the root itself where it is
        a lone feature."""
        if self.prefix is None:
            if self.members.get("type") == "Feature":
                self.count += 1
                yield self.members
            return
        with _as_value_error():
            try:
                yield from self._values(use_float=True)
            except ijson.JSONError as error:
                if "overflow" not in str(error):  # numbers that no float holds are read in a slower way
                    raise
                for row in islice(self._values(use_float=False), self.count, None):
                    yield _with_floats(row)

    def _values(self, *, use_float):
        content = _Bytes(self.file)
        for number, row in enumerate(ijson.items(content, self.prefix, use_float=use_float), start=1):
            self.count, content.unbroken, content.depth = max(self.count, number), 0, 0
            yield row


class _Bytes:
    """A text file as ijson reads it: in UTF-8, without numbers that are none. `unbroken` counts the bytes
    and `depth` the open brackets since a row was last taken: no value without end may fill the memory."""

    def __init__(self, file):
        self.file, self.unbroken, self.depth = file, 0, 0
        self.file.seek(0)

    def read(self, size: int) -> bytes:
        text = self.file.read(size)
        while text[-1:].isalpha() and (more := self.file.read(1)):  # no word is cut
            text += more
        while "\\" in text[-LONGEST_ESCAPE:] and len(text) < LONGEST_RUN:  # nor any escape
            if not (more := self.file.read(LONGEST_ESCAPE)):
                break
            text += more
        if "\\ud" in text or "\\uD" in text:
            text = ESCAPES.sub(_whole_character, text)
        if "NaN" in text or "Infinity" in text:
            text = NO_NUMBER.sub(r"\1null", text)
        content = text.encode("utf-8", errors="replace")
        self.unbroken += len(content)
        self.depth += sum(map(text.count, "[{")) - sum(map(text.count, "]}"))
        if self.unbroken > LONGEST_VALUE or self.depth > DEEPEST:
            raise ValueError(self.unbroken, self.depth)
        return content


def _whole_character(found):
    escape = found[0]
    return escape if len(escape) in (2, LONGEST_ESCAPE) else NO_CHARACTER


@contextmanager
def _as_value_error():
    """Damage as ValueError, whoever finds it."""
    try:
        yield
    except ijson.JSONError as error:
        raise ValueError(str(error)) from None


def _layout(content):
    """(the prefix of rows as ijson names it, None where there is no list; members before them)."""
    members, builder, name = {}, None, ""
    for prefix, event, value in ijson.parse(content):
        if not prefix and event == "start_array":
            return "item", members
        if prefix in LISTS and event == "start_array":
            return f"{prefix}.item", members
        if not prefix and event == "map_key":
            if builder:
                members[name] = _with_floats(builder.value)
            name, builder = value, ijson.common.ObjectBuilder() if value in MEMBERS else None
        elif builder and prefix:
            builder.event(event, value)
    if builder:
        members[name] = _with_floats(builder.value)
    return None, members


def _with_floats(value):
    """The same with the numbers that Python's json gives."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list):
        return [_with_floats(item) for item in value]
    if isinstance(value, dict):
        return {name: _with_floats(item) for name, item in value.items()}
    return value
