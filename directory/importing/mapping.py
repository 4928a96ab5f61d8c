"""Which column is which fact: a JSON mapping, for registers that follow no standard.

docs/data.md describes the keys. Names of columns are compared without case, accents and punctuation.
"""

import json
import re
from pathlib import Path

from django.utils.translation import gettext as _

from directory.hours.reading.lexicon import DAYS
from directory.importing.drafts import CHOICES
from directory.importing.mapping_shape import COUNTS, check
from directory.reading import positions, texts
from directory.reading.errors import FileRefusedError
from directory.reading.points import columns_of
from directory.reading.tables import untyped
from search.analysis import fold

FOLDER = Path(__file__).parents[1] / "importers" / "mappings"


def load(path):
    """A checked mapping from a JSON file; FileRefusedError tells what is wrong with it."""
    try:
        found = json.loads(Path(path).read_text(encoding="utf-8-sig"), parse_constant=_no_number)
    except (OSError, ValueError, RecursionError):
        raise FileRefusedError(_("The mapping is not a JSON file.")) from None
    return check(found)


def _no_number(name):
    raise ValueError(name)  # NaN and Infinity are Python's, not JSON's


def shipped():
    """{name: mapping} of the files in directory/importers/mappings/."""
    return {path.stem: load(path) for path in sorted(FOLDER.glob("*.json"))}


class Reader:
    """Fills drafts by a mapping. `categories` is a directory.importers.categories.Categories."""

    def __init__(self, mapping, categories):
        self.mapping, self.categories = mapping, categories
        self.folded, self.found = {}, set()

    def wanted(self):
        """Columns without which no row makes a place: those of the name."""
        return names_of(self.mapping["columns"].get("title", ()))

    def cell(self, cells, name):
        """The cell of a column, whatever the case and accents of its name."""
        if name in cells:
            self.found.add(name)
            return cells[name]
        if (key := self.folded.get(name)) is None or key not in cells:
            wanted = fold(untyped(name), " ")
            key = next((column for column in cells if fold(column, " ") == wanted), "")
            self.folded[name] = key
        if key:
            self.found.add(name)
        return cells.get(key)

    def not_found(self):
        """Facts that a mapping takes from columns of which no row so far had one: their columns."""
        columns = self.mapping["columns"].values()
        return [name for names in map(names_of, columns) if self.found.isdisjoint(names) for name in names]

    def joined(self, cells, columns, separator=" "):
        """Texts of several columns side by side: number and street."""
        return separator.join(
            filter(None, (texts.text(self.cell(cells, name)) for name in names_of(columns)))
        )

    def fill(self, draft, raw, crs=None):
        """Every fact that the mapping names."""
        cells = raw.cells
        for name, value in self.mapping.get("constants", {}).items():
            self._constant(draft, name, value)
        for name, columns in self.mapping["columns"].items():
            self._column(draft, name, columns, cells)
        self._week(draft, cells)
        for name, table in self.mapping.get("lookups", {}).items():
            self._lookup(draft, name, table, cells)
        for name, flags in self.mapping.get("flags", {}).items():
            draft.add(name, [code for column, code in flags.items() if self._is_set(cells, column)])
        for name, column in self.mapping.get("facts", {}).items():
            self._fact(draft, name, self.cell(cells, column))
        self._ages(draft, cells)
        self._sentences(draft, cells)
        self._prefix(draft)
        self._position(draft, raw, crs)
        self._identify(draft, cells)
        for column, values in self.mapping.get("skip", {}).items():
            if (said := texts.text(self.cell(cells, column))) in map(str, values):
                draft.skip = _("%(column)s: %(value)s") % {"column": column, "value": said or "∅"}
        return draft

    def _constant(self, draft, name, value):
        if name in CHOICES:
            draft.add(name, value)
        elif name == "category":
            self._put_category(draft, value)
        else:
            draft.fields[name] = value

    def _column(self, draft, name, columns, cells):
        if name in ("latitude", "longitude", "point"):
            return
        if name in CHOICES:
            draft.add(
                name,
                [part for column in names_of(columns) for part in texts.listed(self.cell(cells, column))],
            )
        elif name in COUNTS:
            draft.put_count(name, self.cell(cells, names_of(columns)[0]))
        elif name == "address":
            draft.put_address(self.joined(cells, columns))
        elif name == "naf":
            draft.put_naf(self.joined(cells, columns), self.categories)
        elif name == "description":
            found = (texts.lines(self.cell(cells, column)) for column in names_of(columns))
            draft.put_description("\n".join(filter(None, found)))
        elif name == "hours":
            draft.put_hours(self.joined(cells, columns, "; "))
        elif name == "hours_within":
            draft.put_hours_within(self.cell(cells, names_of(columns)[0]))
        elif name == "verified_on":
            draft.put_verified(self.cell(cells, names_of(columns)[0]))
        else:
            draft.put(name, self.joined(cells, columns))

    def _week(self, draft, cells):
        """A column of hours per day: « lundi : 9h-12h », as a person would write the cells one below the
        other. A day whose cell is empty is not said."""
        said = {
            day: texts.text(self.cell(cells, column)) for day, column in self.mapping.get("week", {}).items()
        }
        if any(said.values()):
            draft.put_hours("\n".join(f"{day} : {said[day]}" for day in DAYS if said.get(day)))

    def _lookup(self, draft, name, table, cells):
        values = {fold(key, " "): value for key, value in table.get("values", {}).items()}
        said = [part for column in names_of(table["column"]) for part in _parts(self.cell(cells, column))]
        found = [values[fold(part, " ")] for part in said if values.get(fold(part, " "))]
        if name in CHOICES:
            draft.add(name, found)
            return
        chosen = found[0] if found else table.get("default", "")
        if name == "category":
            self._put_category(draft, chosen)
        elif name == "kind":
            draft.put_kind(chosen)
        elif chosen:
            draft.put(name, chosen)

    def _put_category(self, draft, wanted):
        """The first that there is: a slug, or an OpenStreetMap tag that a category names."""
        for word in names_of(wanted):
            key, _equals, value = word.partition("=")
            found = self.categories.osm({key: value}) if value else word
            if found in self.categories:
                draft.fields["category"] = found
                return

    def _fact(self, draft, name, value):
        """Yes where a count is above zero or a text is there, no where it says no or zero."""
        count = positions.number(value)
        known = texts.truth(value) if count is None else count > 0
        if known is None and texts.text(value):
            known = True
        if known is not None:
            draft.fields[name] = known

    def _ages(self, draft, cells):
        """From the youngest to the oldest of the age bands that have something for them."""
        ages = self.mapping.get("ages", {})
        bands = [band for column, band in ages.items() if positions.number(self.cell(cells, column))]
        if bands:
            draft.put_count("min_age", min(band[0] for band in bands))
            draft.put_count("max_age", max(band[1] for band in bands))

    def _sentences(self, draft, cells):
        """« 325 places. » from numbers that have no field of their own, before what the row says in words."""
        wanted = [(template, texts.text(self.cell(cells, column))) for column, template in self._templates()]
        said = [template.replace("{}", value) for template, value in wanted if value not in ("", "0")]
        if said:
            draft.put_description(
                "\n".join(filter(None, [" ".join(said), draft.fields.get("introduction", "")]))
            )

    def _templates(self):
        return self.mapping.get("sentences", ())

    def _prefix(self, draft):
        prefix = self.mapping.get("prefix", "")
        if prefix and draft.title and not fold(draft.title, " ").startswith(fold(prefix, " ")):
            draft.put("title", f"{prefix} {draft.title}")

    def _is_set(self, cells, column):
        value = self.cell(cells, column)
        return bool(texts.text(value)) and texts.truth(value) is not False

    def _position(self, draft, raw, crs):
        columns = self.mapping["columns"]
        if "latitude" in columns and "longitude" in columns:
            y, x = (self.cell(raw.cells, names_of(columns[name])[0]) for name in ("latitude", "longitude"))
            if positions.position(x, y) or (not raw.geometry and (texts.text(x) or texts.text(y))):
                draft.put_position(x, y)
                return
        if "point" in columns and (points := list(self._cells(raw.cells, columns["point"]))):
            draft.put_point(points[0] if len(points) == 1 else " ".join(map(texts.text, points)))
        elif raw.geometry:
            draft.put_point(raw.geometry, crs)
        else:
            self._position_by_name(draft, raw.cells)

    def _position_by_name(self, draft, cells):
        """No column of a position is mapped, or it is empty: those with one of the usual names."""
        both, point = columns_of(cells)
        if both and any(texts.text(cells[column]) for column in both):
            draft.put_position(*(cells[column] for column in both))
        elif point:
            draft.put_point(cells[point])

    def _cells(self, cells, columns):
        """Cells of these columns that say something."""
        said = (self.cell(cells, column) for column in names_of(columns))
        return (value for value in said if value not in (None, "", [], {}) and texts.text(str(value)))

    def _identify(self, draft, cells):
        columns = names_of(self.mapping.get("identifier", ()))
        parts = [texts.text(self.cell(cells, column)) for column in columns]
        if any(parts):
            draft.identifier = "|".join(parts)


def names_of(columns):
    """One name or several, always as a list."""
    return [columns] if isinstance(columns, str) else list(columns)


def _parts(value):
    """The value itself, and its parts when it is a list written with ` / `, `;`, `|` or commas."""
    words = texts.text(value)
    parts = texts.listed(value, re.compile(r"\s*[|;\n]\s*|\s+/\s+"))
    return list(
        dict.fromkeys(
            [words, *parts, *(bit for part in parts for bit in texts.listed(part, re.compile(", ")))]
        )
    )
