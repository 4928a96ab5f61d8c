"""Which page a row speaks of, when its register has not said so before."""

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from rapidfuzz import fuzz
from wagtail.models import Page

from directory.importing.comparison import has_field
from directory.importing.drafts import Draft
from directory.importing.models import Source
from search.analysis import fold
from search.nearby import distance

NEAR = 60  # metres
FAR = 1000  # metres: more than addresses are badly placed
ALIKE = 90  # of 100, words in any order
CELL = 0.001  # degrees: 111 m of latitude, 70 m of longitude in the north of France
WHERE = ("latitude", "longitude", "street", "postcode")


class AmbiguousError(Exception):
    """Several pages could be meant; the message names them."""


class KnownPages:
    """The pages of a target (directory.importing.target) under one parent that the source has not claimed
    yet, in memory: 0.5 kB each.

    `twin`: (identifier, name) of a page far from the row that was asked for last, with the same identifier.
    """

    def __init__(self, target: Any, parent: Page, source: Source) -> None:
        self.target = target
        where = [name for name in WHERE if has_field(target.page, name)]
        columns = ("pk", "title", *where, *target.identifiers)
        rows = target.page.objects.descendant_of(parent).filter(alias_of=None)
        # Asked apart: SQLite would look for each page among all records of the source.
        claimed = set(target.record.objects.filter(source=source).values_list("page_id", flat=True))
        self.by_identifier: dict[tuple[str, str], list[int]] = {}
        self.by_cell: dict[tuple[int, int], list[dict]] = defaultdict(list)
        self.by_address: dict[str, list[dict]] = defaultdict(list)
        self.titles: dict[int, str] = {}
        self.points: dict[int, tuple[float, float]] = {}
        self.taken: set[int] = set()
        self.twin: tuple[str, str] | None = None
        for row in rows.values(*columns).iterator(2000):
            if row["pk"] not in claimed:
                self._learn(row)

    def _learn(self, row):
        self.titles[row["pk"]] = row["title"]
        row["words"] = fold(row["title"], " ")
        for name in self.target.identifiers:
            if row[name]:
                self.by_identifier.setdefault((name, row[name]), []).append(row["pk"])
        if row.get("latitude") is not None and row.get("longitude") is not None:
            self.points[row["pk"]] = row["latitude"], row["longitude"]
            self.by_cell[_cell(row["latitude"], row["longitude"])].append(row)
        if address := _address(row):
            self.by_address[address].append(row)

    def find(self, draft: Draft) -> int | None:
        """Id of the page that a row describes, or None. AmbiguousError when several could be."""
        self.twin = None
        chosen = [pk for pk in self.candidates(draft) if pk not in self.taken]
        if len(chosen) > 1:
            names = ", ".join(f"{self.titles[pk]} ({pk})" for pk in chosen[:4])
            raise AmbiguousError(self.target.ambiguous % {"names": names})
        if chosen:
            self.taken.add(chosen[0])
        return chosen[0] if chosen else None

    def candidates(self, draft: Draft) -> Sequence[int]:
        """Ids of the pages that a row may speak of."""
        return self._by_number(draft.fields) or self._by_name(draft.fields)

    def _by_number(self, fields):
        for name in self.target.identifiers:
            numbered = self.by_identifier.get((name, fields.get(name)), [])
            if distant := [pk for pk in numbered if self._is_far(pk, fields)]:
                self.twin = name, self.titles[distant[0]]
                numbered = [pk for pk in numbered if pk not in distant]
            if numbered:
                # One SIRET may have several doors: then the name decides.
                words = fold(fields["title"], " ")
                namesakes = [pk for pk in numbered if alike(fold(self.titles[pk], " "), words)]
                return numbered if len(numbered) == 1 else namesakes
        return []

    def _is_far(self, pk, fields):
        """One identifier on two distant pages is given twice, and says nothing."""
        if pk not in self.points or "latitude" not in fields:
            return False
        return distance(self.points[pk], (fields["latitude"], fields["longitude"])) > FAR

    def _by_name(self, fields):
        words = fold(fields["title"], " ")
        rows = [row for row in self._near(fields) if alike(row["words"], words)]
        if address := _address(fields):
            rows += [row for row in self.by_address[address] if alike(row["words"], words)]
        exact = {row["pk"] for row in rows if row["words"] == words}
        return sorted(exact or {row["pk"] for row in rows})

    def _near(self, fields):
        if "latitude" not in fields:
            return []
        here = (fields["latitude"], fields["longitude"])
        y, x = _cell(*here)
        around = (self.by_cell.get((y + dy, x + dx), ()) for dy in (-1, 0, 1) for dx in (-1, 0, 1))
        return [row for rows in around for row in rows if _is_near(here, row)]


def alike(one: str, other: str) -> bool:
    """Nearly the same words, and the same numbers: « Parking 1 » is not « Parking 2 »."""
    return fuzz.token_sort_ratio(one, other) >= ALIKE and _numbers(one) == _numbers(other)


def _numbers(words):
    return sorted(re.findall(r"\d+", words))


def _cell(latitude, longitude):
    return math.floor(latitude / CELL), math.floor(longitude / CELL)


def _is_near(here, row):
    return distance(here, (row["latitude"], row["longitude"])) <= NEAR


def _address(facts):
    street, postcode = fold(facts.get("street") or "", " "), facts.get("postcode") or ""
    return f"{street} {postcode}" if re.search(r"\d", street) else ""
