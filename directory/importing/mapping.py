"""Which column is which fact: a JSON mapping, for registers that follow no standard.

docs/data.md describes the keys. Names of columns are compared without case, accents and punctuation.
"""

import json
from pathlib import Path
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from directory.importing.columns import Cells, Columns, Names, names_of, parts_of
from directory.importing.drafts import Draft
from directory.importing.facts import Facts
from directory.importing.mapping_shape import check
from directory.reading import positions, texts
from directory.reading.errors import FileRefusedError
from directory.reading.points import columns_of
from directory.reading.rows import RawRow
from search.analysis import fold


def load(path: str | Path, facts: Facts) -> dict:
    """A checked mapping from a JSON file; FileRefusedError tells what is wrong with it."""
    try:
        mapping = json.loads(Path(path).read_text(encoding="utf-8-sig"), parse_constant=_no_number)
    except (OSError, ValueError, RecursionError):
        raise FileRefusedError(_("The mapping is not a JSON file.")) from None
    return check(mapping, facts)


def _no_number(name):
    raise ValueError(name)  # NaN and Infinity are Python's, not JSON's


class Reader:
    """Fills drafts by a mapping. `facts` are those of the page type; `vocabulary` is what its target gives.

    A subclass reads facts that are its own: a method `read_<fact>(draft, columns, cells)` for each.
    """

    facts: ClassVar[Facts]

    def __init__(self, mapping: dict, vocabulary: Any) -> None:
        self.mapping, self.vocabulary, self.columns = mapping, vocabulary, Columns()

    def wanted(self) -> list[str]:
        """Columns without which no row makes a page: those of the name."""
        return names_of(self.mapping["columns"].get("title", ()))

    def not_found(self) -> list[str]:
        """Facts that a mapping takes from columns of which no row so far had one: their columns."""
        columns = map(names_of, self.mapping["columns"].values())
        return [name for names in columns if self.columns.seen.isdisjoint(names) for name in names]

    def fill(self, draft: Draft, raw: RawRow, crs: int | None = None) -> Draft:
        """Put every fact that the mapping names into a draft. `crs`: the EPSG code of geometries."""
        cells = raw.cells
        for name, value in self.mapping.get("constants", {}).items():
            self._constant(draft, name, value)
        for name, columns in self.mapping["columns"].items():
            self._column(draft, name, columns, cells)
        self.read_sections(draft, cells)
        for name, table in self.mapping.get("lookups", {}).items():
            self._lookup(draft, name, table, cells)
        for name, flags in self.mapping.get("flags", {}).items():
            draft.add(name, [code for column, code in flags.items() if self._is_set(cells, column)])
        for name, column in self.mapping.get("facts", {}).items():
            self._fact(draft, name, self.columns.cell(cells, column))
        self._ages(draft, cells)
        self._sentences(draft, cells)
        self._prefix(draft)
        self._position(draft, raw, crs)
        self._identify(draft, cells)
        self._skip(draft, cells)
        return draft

    def read_sections(self, draft: Draft, cells: Cells) -> None:
        """Parts of a mapping that only this page type has."""

    def put_reference(self, draft: Draft, name: str, wanted: Names) -> None:
        """The row that a key names by its slug. `wanted`: one slug or several, the first that there is."""
        draft.fields[name] = names_of(wanted)[0]

    def put_choice(self, draft: Draft, name: str, value: str | None) -> None:
        """What a lookup found for a fact that is no list."""
        if value:
            draft.put(name, value)

    def read_address(self, draft: Draft, columns: Names, cells: Cells) -> None:
        """The fact `address`: columns that make one address side by side."""
        draft.put_address(self.columns.joined(cells, columns))

    def read_street(self, draft: Draft, columns: Names, cells: Cells) -> None:
        """The fact `street`: town halls write « 8 rue des Bobines, 59100 Roubaix » under « Adresse » in some
        rows, and the street alone in others."""
        written = self.columns.joined(cells, columns)
        if texts.names_a_town(written):
            draft.put_address(written)
        else:
            draft.put("street", written)

    def read_description(self, draft: Draft, columns: Names, cells: Cells) -> None:
        """The fact `description`: columns of text, one under the other."""
        lines = (texts.lines(self.columns.cell(cells, column)) for column in names_of(columns))
        draft.put_description("\n".join(filter(None, lines)))

    def _constant(self, draft, name, value):
        if name in self.facts.codes:
            draft.add(name, value)
        elif name in self.facts.references:
            self.put_reference(draft, name, value)
        else:
            draft.fields[name] = value

    def _column(self, draft, name, columns, cells):
        if name in ("latitude", "longitude", "point"):  # read together: _position
            return
        if name in self.facts.codes:
            listed = (texts.listed(self.columns.cell(cells, column)) for column in names_of(columns))
            draft.add(name, [code for codes in listed for code in codes])
        elif name in self.facts.counts:
            draft.put_count(name, self.columns.cell(cells, names_of(columns)[0]))
        elif read := getattr(self, f"read_{name}", None):
            read(draft, columns, cells)
        else:
            draft.put(name, self.columns.joined(cells, columns))

    def _lookup(self, draft, name, table, cells):
        values = {fold(key, " "): value for key, value in table.get("values", {}).items()}
        cells_named = (self.columns.cell(cells, column) for column in names_of(table["column"]))
        said = [fold(part, " ") for cell in cells_named for part in parts_of(cell)]
        chosen = [values[part] for part in said if values.get(part)]
        if name in self.facts.codes:
            draft.add(name, chosen)
            return
        first = chosen[0] if chosen else table.get("default", "")
        if name in self.facts.references:
            self.put_reference(draft, name, first)
        else:
            self.put_choice(draft, name, first)

    def _fact(self, draft, name, value):
        """Yes where a count is above zero or a text is there, no where it says no or zero."""
        count = positions.number(value)
        is_so = texts.truth(value) if count is None else count > 0
        if is_so is None and texts.text(value):
            is_so = True
        if is_so is not None:
            draft.fields[name] = is_so

    def _ages(self, draft, cells):
        """From the youngest to the oldest of the age bands that have something for them."""
        ages = self.mapping.get("ages", {}).items()
        bands = [band for column, band in ages if positions.number(self.columns.cell(cells, column))]
        if bands:
            draft.put_count("min_age", min(band[0] for band in bands))
            draft.put_count("max_age", max(band[1] for band in bands))

    def _sentences(self, draft, cells):
        """« 325 places. » from numbers that have no field of their own, before what the row says in words."""
        templates = self.mapping.get("sentences", ())
        wanted = [(template, self.columns.text(cells, column)) for column, template in templates]
        said = [template.replace("{}", value) for template, value in wanted if value not in ("", "0")]
        if said:
            words = [" ".join(said), draft.fields.get("introduction", "")]
            draft.put_description("\n".join(filter(None, words)))

    def _prefix(self, draft):
        prefix = self.mapping.get("prefix", "")
        if prefix and draft.title and not fold(draft.title, " ").startswith(fold(prefix, " ")):
            draft.put("title", f"{prefix} {draft.title}")

    def _is_set(self, cells, column):
        value = self.columns.cell(cells, column)
        return bool(texts.text(value)) and texts.truth(value) is not False

    def _position(self, draft, raw, crs):
        columns, cells = self.mapping["columns"], raw.cells
        if "latitude" in columns and "longitude" in columns:
            names = (names_of(columns[name])[0] for name in ("latitude", "longitude"))
            y, x = (self.columns.cell(cells, name) for name in names)
            if positions.position(x, y) or (not raw.geometry and (texts.text(x) or texts.text(y))):
                draft.put_position(x, y)
                return
        if "point" in columns and (points := self.columns.filled(cells, columns["point"])):
            draft.put_point(points[0] if len(points) == 1 else " ".join(map(texts.text, points)))
        elif raw.geometry:
            draft.put_point(raw.geometry, crs)
        else:
            self._position_by_name(draft, cells)

    def _position_by_name(self, draft, cells):
        """No column of a position is mapped, or it is empty: those with one of the usual names."""
        both, point = columns_of(cells)
        if both and any(texts.text(cells[column]) for column in both):
            draft.put_position(*(cells[column] for column in both))
        elif point:
            draft.put_point(cells[point])

    def _identify(self, draft, cells):
        parts = [self.columns.text(cells, name) for name in names_of(self.mapping.get("identifier", ()))]
        if any(parts):
            draft.identifier = "|".join(parts)

    def _skip(self, draft, cells):
        for column, values in self.mapping.get("skip", {}).items():
            if (said := self.columns.text(cells, column)) in map(str, values):
                draft.skip = _("%(column)s: %(value)s") % {"column": column, "value": said or "∅"}
