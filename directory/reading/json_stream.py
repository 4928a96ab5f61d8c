"""A list of JSON values, one at a time, from a text file of any length.

The standard decoder wants the whole text; it is given as much as one value needs.
"""

import json

CHUNK = 1 << 16  # characters
LONGEST_VALUE = 8_000_000  # a city's border is 100,000
LOOKAHEAD = 32  # « 0. » at the end of a chunk may go on as « 0.5 »
# Of the root object, what a lone GeoJSON feature or its coordinates need: others are read past.
MEMBERS = {"type", "id", "crs", "geometry", "properties"}
BLANK = " \t\r\n\ufeff"


class JsonStream:
    """`rows()` yields the values; `count` says how many it has given. Damage raises ValueError."""

    def __init__(self, file):
        self.file, self.buffer, self.position, self.count = file, "", 0, 0
        self.decoder = json.JSONDecoder(parse_constant=lambda _name: None)

    def rows(self, lists, members):
        """The values of the root list, or of the first list called one of `lists` in the root object.

        Of its other members, those in MEMBERS that come before are kept in `members`.
        """
        if self._peek() == "[":
            yield from self._items()
            self._end()
            return
        yield from self._members(lists, members)
        self._end()

    def _members(self, lists, members):
        self._take("{")
        while self._peek() != "}":
            name = self._value()
            self._take(":")
            if name in lists and self._peek() == "[":
                yield from self._items()
            else:
                value = self._value()
                if name in MEMBERS:
                    members[name] = value
            self._next("}")
        self._take("}")
        if members.get("type") == "Feature":
            self.count += 1
            yield members

    def _items(self):
        self._take("[")
        while self._peek() != "]":
            value = self._value()
            self.count += 1
            yield value
            self._next("]")
        self._take("]")

    def _value(self):
        """The next value, with as much text read as it needs. A number may go on in the next chunk."""
        self._peek()
        while True:
            try:
                value, end = self.decoder.raw_decode(self.buffer, self.position)
            except json.JSONDecodeError:
                if len(self.buffer) - self.position > LONGEST_VALUE or not self._more():
                    raise
                continue
            length = end - self.position
            if end + LOOKAHEAD < len(self.buffer) or not self._more():
                self.position += length
                return value

    def _peek(self):
        while True:
            while self.position < len(self.buffer):
                if self.buffer[self.position] not in BLANK:
                    return self.buffer[self.position]
                self.position += 1
            if not self._more():
                return ""

    def _next(self, closing):
        """Past the comma between two values."""
        if self._peek() != closing:
            self._take(",")

    def _take(self, mark):
        if self._peek() != mark:
            raise ValueError(mark)
        self.position += 1

    def _more(self):
        """Read on; a value that needs several chunks gets twice as much each time."""
        rest = self.buffer[self.position :]
        chunk = self.file.read(max(CHUNK, len(rest)))
        self.buffer, self.position = rest + chunk, 0
        return bool(chunk)

    def _end(self):
        if self._peek():
            raise ValueError("text after the end")
