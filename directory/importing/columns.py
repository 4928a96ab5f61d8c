"""Columns by their names, whatever the case, accents and punctuation in which a file writes them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from directory.reading import texts
from directory.reading.tables import untyped
from search.analysis import fold

Cells = Mapping[str, Any]
Names = str | Iterable[str]  # one column, or several


class Columns:
    """Finds cells, and remembers which columns some row had."""

    def __init__(self) -> None:
        self.written: dict[str, str] = {}  # as this file writes a name
        self.seen: set[str] = set()

    def cell(self, cells: Cells, name: str) -> Any:
        """The cell of a column, or None."""
        if name in cells:
            self.seen.add(name)
            return cells[name]
        if (key := self.written.get(name)) is None or key not in cells:
            wanted = fold(untyped(name), " ")
            key = next((column for column in cells if fold(column, " ") == wanted), "")
            self.written[name] = key
        if key:
            self.seen.add(name)
        return cells.get(key)

    def text(self, cells: Cells, name: str) -> str:
        """The cell of a column as one line of text."""
        return texts.text(self.cell(cells, name))

    def joined(self, cells: Cells, names: Names, separator: str = " ") -> str:
        """Texts of several columns side by side: number and street."""
        return separator.join(filter(None, (self.text(cells, name) for name in names_of(names))))

    def filled(self, cells: Cells, names: Names) -> list:
        """Cells of these columns that say something."""
        said = (self.cell(cells, name) for name in names_of(names))
        return [value for value in said if value not in (None, "", [], {}) and texts.text(str(value))]


def names_of(columns: Names) -> list[str]:
    """One name or several, always as a list."""
    return [columns] if isinstance(columns, str) else list(columns)


def parts_of(value: Any) -> list[str]:
    """The value itself, and its parts when it is a list written with ` / `, `;`, `|` or commas."""
    parts = texts.listed(value, re.compile(r"\s*[|;\n]\s*|\s+/\s+"))
    bits = (bit for part in parts for bit in texts.listed(part, re.compile(", ")))
    return list(dict.fromkeys([texts.text(value), *parts, *bits]))
