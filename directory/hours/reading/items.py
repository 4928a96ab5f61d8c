"""Runs of tokens that say one thing: these days, these times, this season."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from directory.hours.reading.outcome import UnclearError

PUBLIC_HOLIDAY = 7


class Day(NamedTuple):
    """A weekday 0-6 (7: public holidays), every week or only the `nth` of a month (-1: the last)."""

    weekday: int
    nth: tuple = ()


EVERY_DAY = tuple(Day(number) for number in range(7))
HOLIDAYS = (Day(PUBLIC_HOLIDAY),)


@dataclass(frozen=True)
class Item:
    """`value`: a tuple of Day, of (start, end) minutes, a Season, minutes, a half of the day, or words."""

    kind: str
    value: object
    start: int
    end: int
    is_led: bool = False  # « en juillet », not « juillet »


class Walk:
    """A place in a list of parts, which have a `kind`: tokens of a text, or items."""

    def __init__(self, parts):
        self.parts, self.place = parts, 0

    def kind(self, ahead=0):
        place = self.place + ahead
        return self.parts[place].kind if 0 <= place < len(self.parts) else "END"

    def peek(self, ahead=0):
        return self.parts[self.place + ahead]

    def take(self):
        self.place += 1
        return self.parts[self.place - 1]

    def skip(self, *kinds):
        while self.kind() in kinds:
            self.place += 1


class Cursor(Walk):
    """Walks over tokens; `text` serves messages."""

    def __init__(self, text, tokens):
        super().__init__(tokens)
        self.text = text

    def item(self, kind, value, first):
        """What was read since the token number `first`."""
        start = self.parts[first]
        return Item(kind, value, start.start, self.parts[self.place - 1].end, start.kind == "ARTICLE")

    def refuse(self, first, message):
        """`message` may hold %(words)s, the piece of text since the token number `first`."""
        last = min(max(self.place, first + 1), len(self.parts)) - 1
        start, end = self.parts[first].start, self.parts[last].end
        raise UnclearError(start, end, message % {"words": self.text[start:end]})

    def refuse_word(self):
        first = self.place
        while self.kind() == "WORD":
            self.place += 1
        self.refuse(first, _("“%(words)s” is not understood."))
