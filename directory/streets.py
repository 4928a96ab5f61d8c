"""Streets, districts and numbers of a city, as the addresses of its directory name them, by what people type.

« 12bis bd. Gambetta », « boulevard Gambetta 59200 Tourcoing » and « Gambetta » are one street here: kinds of
streets are written out, small words left out, postcode and town cut off.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from search.analysis import fold

NUMBER = re.compile(r"^(\d{1,4}) ?(bis|ter|quater|[a-d])?\b ?")
POSTCODE = re.compile(r"(?<=\w) ?\b\d{5}\b.*$")
SMALL = {"de", "du", "des", "la", "le", "les", "l", "d", "a", "au", "aux", "en", "et", "sur"}
SHORT = {
    "r": "rue", "av": "avenue", "ave": "avenue", "bd": "boulevard", "bld": "boulevard", "boul": "boulevard",
    "pl": "place", "all": "allee", "ch": "chemin", "che": "chemin", "chem": "chemin", "imp": "impasse",
    "rte": "route", "sq": "square", "fg": "faubourg", "fbg": "faubourg", "st": "saint", "ste": "sainte",
    "gal": "general", "gl": "general", "mal": "marechal", "dr": "docteur", "res": "residence", "qu": "quai",
    "q": "quai", "blvd": "boulevard", "crs": "cours", "pdt": "president", "prof": "professeur",
}  # fmt: skip
KINDS = {
    "rue", "avenue", "boulevard", "place", "chemin", "allee", "impasse", "square", "route", "faubourg",
    "cours",
    "residence", "quai", "cour", "passage", "sente", "sentier", "mail", "galerie", "parvis", "esplanade",
    "chaussee", "ruelle", "rond", "venelle", "promenade", "voie", "cite", "clos", "villa",
}  # fmt: skip
DISTRICT = {"quartier", "secteur"}
Words = tuple[str, ...]
Point = tuple[float, float]


class Door(NamedTuple):
    """A place: `number` is 0 where its address has none, `suffix` « bis » or "". `words`: all that its name
    and address say. `district`: "" where nobody said."""

    number: int
    suffix: str
    latitude: float
    longitude: float
    label: str
    words: frozenset[str]
    district: str


class Area(NamedTuple):
    """A district, or a sector of collections, and points in it."""

    name: str
    is_district: bool
    points: list[Point]

    @property
    def middle(self) -> Point:
        """The middle of its points, in degrees."""
        latitudes, longitudes = zip(*self.points, strict=True)
        return sum(latitudes) / len(self.points), sum(longitudes) / len(self.points)


@dataclass
class Streets:
    """`by_title`: {folded name: door}; `by_name`: {words of a street, its kind with them: its doors};
    `districts`: {words: Area}; `around`: {words of a street where no point is known: the
    Area that it lies in}."""

    doors: list[Door] = field(default_factory=list)
    by_title: dict[str, Door] = field(default_factory=dict)
    by_name: dict[tuple[str, ...], list[Door]] = field(default_factory=lambda: defaultdict(list))
    districts: dict[Words, Area] = field(default_factory=dict)
    around: dict[Words, Area] = field(default_factory=dict)

    def add(self, title: str, street: str, town: str, district: str, point: tuple[float, float]) -> None:
        """One place of the directory."""
        number, suffix, words = split(street)
        label = ", ".join(filter(None, (street, town))) or title
        door = Door(number, suffix, *point, label, frozenset(words_of(f"{title} {label}")), district)
        self.doors.append(door)
        self.by_title.setdefault(fold(title, " "), door)
        if words and words[0] in KINDS:
            self.by_name[words].append(door)
        if district:
            self.districts.setdefault(words_of(district), Area(district, True, [])).points.append(point)

    def add_around(self, words: Words, area: Area | None) -> None:
        """A street without a point, in an area."""
        if area and area.points and words and words[0] in KINDS and words not in self.by_name:
            self.around.setdefault(words, area)

    def street(self, words: Words) -> list[Door]:
        """Doors of the street that is typed."""
        return self.by_name.get(_street_in(self.by_name, words) or (), [])

    def area(self, words: Words) -> Area | None:
        """What the street that is typed lies in, where that is all that is known."""
        return self.around.get(_street_in(self.around, words) or ())

    def district_named_in(self, words: Words) -> Area | None:
        """The district whose name a street holds: « rue de l’Épeule »."""
        inside = [key for key in self.districts if key and set(key) <= set(words)]
        return self.districts[max(inside, key=len)] if inside else None


def _street_in(keys: Collection[Words], words: Words) -> Words | None:
    """The street that is typed, of those that are known: by its whole name, with something after it if need
    be; else by its name without its kind; else by some words of it, where only one street has them."""
    for end in range(len(words), 1, -1):
        if words[:end] in keys:
            return words[:end]
    kind, name = (words[:1], words[1:]) if words[0] in KINDS else ((), words)
    alike = [key for key in keys if not kind or key[:1] == kind] if name else []
    bare = [key for key in alike if key[1:] == name]
    some = [key for key in alike if set(name) <= set(key[1:])]
    meant = bare or (some if len(some) == 1 else [])
    return meant[0] if meant else None


def words_of(text: str) -> tuple[str, ...]:
    """The words that tell a street or a district, kinds written out."""
    words = (SHORT.get(word, word) for word in fold(text, " ").split())
    return tuple(word for word in words if word not in SMALL)


def split(text: str, town: str = "") -> tuple[int, str, tuple[str, ...]]:
    """(number or 0, « bis » or "", words) of an address, without its postcode and its own town."""
    folded = fold(text, " ")
    number = NUMBER.match(folded)
    rest = folded[number.end() :] if number else folded
    rest = POSTCODE.sub("", rest)
    if town:
        rest = re.sub(rf" (?:{re.escape(fold(town, ' '))}|france)$", "", rest)
    return (int(number[1]), number[2] or "", words_of(rest)) if number else (0, "", words_of(rest))


def nearest_door(doors: list[Door], number: int) -> Door:
    """The door of this number; else the nearest on the same side of the street, else on the other. Without a
    number the one in the middle."""
    if not number:
        return sorted(doors, key=lambda door: door.number)[len(doors) // 2]
    return min(doors, key=lambda door: ((door.number - number) % 2, abs(door.number - number)))
