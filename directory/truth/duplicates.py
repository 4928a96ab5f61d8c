"""Places of one city that may be the same: near each other and alike, or with the same number."""

import math
import re
from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from directory.models import PlacePage
from search.analysis import fold
from search.nearby import distance

NEAR = 80  # metres
ALIKE = 85  # of 100, words in any order
CELL = 0.001  # degrees: 111 m of latitude, 70 m of longitude in the north of France: wider than NEAR / 2
COLUMNS = ("path", "depth", "title", "siret", "phone", "latitude", "longitude")
REASONS = {
    "siret": _("the same SIRET"),
    "phone": _("the same phone number"),
    "name": _("nearly the same name, and near"),
}


@dataclass(frozen=True)
class Pair:
    """Two places, the older first, and why they look the same."""

    first: PlacePage
    second: PlacePage
    reasons: tuple[str, ...]
    metres: int | None


def pairs_of(places):
    """Pairs among a queryset of places, the surest first. Places of two directories are never a pair."""
    rows = list(places.filter(live=True, alias_of=None).only(*COLUMNS).order_by("pk"))
    found = defaultdict(set)
    for reason in ("siret", "phone"):
        for group in _groups(rows, lambda row, name=reason: _number(getattr(row, name))):
            _note(found, group, reason)
    for one, other in _neighbours(rows):
        if _alike(one.title, other.title):
            _note(found, [one, other], "name")
    pairs = [_pair(*key, reasons) for key, reasons in found.items()]
    return sorted(pairs, key=lambda pair: (-len(pair.reasons), pair.metres or 0, pair.first.title))


def metres_between(one, other):
    """The distance of two places, or None where a point is missing."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    return round(distance((one.latitude, one.longitude), (other.latitude, other.longitude)))


def _groups(rows, key):
    groups = defaultdict(list)
    for row in rows:
        if value := key(row):
            groups[value].append(row)
    # A number that a whole service shares says nothing.
    return [group for group in groups.values() if 2 <= len(group) <= 4]


def _note(found, group, reason):
    for position, one in enumerate(group):
        for other in group[position + 1 :]:
            if one.path[: -one.steplen] == other.path[: -other.steplen]:
                found[(one, other)].add(reason)


def _pair(one, other, reasons):
    words = tuple(str(words) for name, words in REASONS.items() if name in reasons)
    return Pair(one, other, words, metres_between(one, other))


def _neighbours(rows):
    cells = defaultdict(list)
    for row in rows:
        if row.latitude is None or row.longitude is None:
            continue
        y, x = math.floor(row.latitude / CELL), math.floor(row.longitude / CELL)
        for dy in (-1, 0, 1):
            for dx in (-2, -1, 0, 1, 2):
                for other in cells.get((y + dy, x + dx), ()):
                    if metres_between(other, row) <= NEAR:
                        yield other, row
        cells[(y, x)].append(row)


def _alike(one, other):
    """Nearly the same words, and the same numbers: « Parking 1 » is not « Parking 2 »."""
    one, other = fold(one, " "), fold(other, " ")
    return re.findall(r"\d+", one) == re.findall(r"\d+", other) and (
        fuzz.token_sort_ratio(one, other) >= ALIKE
    )


def _number(value):
    return re.sub(r"\D", "", value)
