"""The streets of a sector as editors write them, one a line: « rue de la Navette : pairs de 2 à 48 »."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from directory.streets import words_of

EVEN, ODD = "pairs", "impairs"
DISTRICT = "quartier"  # begins a line that stands for all the streets of a district
NUMBERS = re.compile(
    r"(?:(?P<side>pairs?|impairs?)\b)?[\s,]*"
    r"(?:(?:du|de)\s+(?P<first>\d+)\s+(?:à|au)\s+(?P<last>\d+)"
    r"|à partir du?\s+(?P<since>\d+)|jusqu['’](?:à|au)\s+(?P<until>\d+))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class StreetPart:
    """A street, or the numbers of one side or between two of it, both included."""

    name: str
    side: str = ""
    first: int | None = None
    last: int | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """The words that tell it, as addresses are looked for."""
        return words_of(self.name)

    @property
    def is_whole(self) -> bool:
        """Whether all its numbers are meant."""
        return not self.side and self.first is None and self.last is None

    def holds(self, number: int | None) -> bool:
        """Whether a number is in it; without a number, whether any is."""
        if number is None:
            return True
        is_of_side = not self.side or (number % 2 == 0) == (self.side == EVEN)
        return is_of_side and (self.first or 0) <= number <= (number if self.last is None else self.last)

    @property
    def numbers(self) -> str:
        """« pairs de 2 à 48 », as it is written."""
        if self.first is not None and self.last is not None:
            between = f"de {self.first} à {self.last}"
        elif self.first is not None:
            between = f"à partir du {self.first}"
        else:
            between = f"jusqu’au {self.last}" if self.last is not None else ""
        return " ".join(filter(None, (self.side, between)))

    def __str__(self) -> str:
        return f"{self.name} : {self.numbers}" if self.numbers else self.name


def read_line(line: str) -> StreetPart:
    """The StreetPart that a line says. Raises ValueError for numbers that cannot be read."""
    # Tables of streets have straight apostrophes, residents read typographic ones.
    name, colon, said = (part.strip() for part in line.replace("'", "’").partition(":"))
    found = NUMBERS.fullmatch(said)
    if not name or found is None or (colon and not said):
        raise ValueError(line)
    side = (found["side"] or "").lower()
    first, last = (
        int(number) if number else None
        for number in (found["first"] or found["since"], found["last"] or found["until"])
    )
    part = StreetPart(name, side and f"{side.removesuffix('s')}s", first, last)
    if part.first is not None and part.last is not None and part.first > part.last:
        raise ValueError(line)
    return part


@lru_cache(maxsize=500)
def read_lines(text: str) -> tuple[StreetPart, ...]:
    """Those of a text that can be read; read once, for a sector is looked at after every publication."""
    parts = []
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            parts.append(read_line(line))
        except ValueError:  # checked when it was saved: an older form of the line
            continue
    return tuple(parts)


def check_lines(text: str) -> None:
    """Validator: every line can be read."""
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            if line.strip():
                read_line(line)
        except ValueError:
            words = _("Line %(number)s cannot be read: “%(line)s”. Write: rue de la Paix : pairs de 2 à 48")
            raise ValidationError(words % {"number": number, "line": line[:80]}) from None
