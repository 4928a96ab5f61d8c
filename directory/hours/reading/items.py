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


@dataclass(frozen=True)
class Item:
    """`value`: a tuple of Day, of (start, end) minutes, a Season, minutes, a half of the day, or words."""

    kind: str
    value: object
    start: int
    end: int
    is_led: bool = False  # « en juillet », not « juillet »


class Cursor:
    """Walks over tokens; `text` serves messages."""

    def __init__(self, text, tokens):
        self.text, self.tokens, self.place = text, tokens, 0

    def kind(self, ahead=0):
        place = self.place + ahead
        return self.tokens[place].kind if place < len(self.tokens) else "END"

    def peek(self, ahead=0):
        return self.tokens[self.place + ahead]

    def take(self):
        self.place += 1
        return self.tokens[self.place - 1]

    def skip(self, *kinds):
        while self.kind() in kinds:
            self.place += 1

    def item(self, kind, value, first):
        """What was read since the token number `first`."""
        start = self.tokens[first]
        return Item(kind, value, start.start, self.tokens[self.place - 1].end, start.kind == "ARTICLE")

    def refuse(self, first, message):
        """`message` may hold %(words)s, the piece of text since the token number `first`."""
        last = min(max(self.place, first + 1), len(self.tokens)) - 1
        start, end = self.tokens[first].start, self.tokens[last].end
        raise UnclearError(start, end, message % {"words": self.text[start:end]})

    def refuse_word(self):
        first = self.place
        while self.kind() == "WORD":
            self.place += 1
        self.refuse(first, _("« %(words)s » is not understood."))
