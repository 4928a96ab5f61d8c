"""One way to read every file: `open_table(path)`, then its rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from directory.reading import features, tables
from directory.reading.errors import FileRefusedError
from directory.reading.kinds import check_size, kind_of

MOST_ROWS = 200_000  # what one run keeps in memory and in its report


@dataclass(frozen=True)
class RawRow:
    """One row as it stands in the file. `number`: its line (CSV, the header is 1) or its rank (JSON, from 1).

    `cells` are strings in a CSV, anything JSON holds elsewhere. `geometry` is GeoJSON, or None; its
    coordinates may be in metres. `fault` says why the row cannot be read at all.
    """

    number: int
    cells: dict[str, Any]
    geometry: dict | None = None
    fault: str = ""


@dataclass
class Table:
    """A file that can be read more than once. `columns` of a JSON file are those of its first row.

    `crs` is the EPSG code that a GeoJSON file names, or None.
    """

    path: Path
    kind: str
    encoding: str
    columns: tuple[str, ...]
    separator: str = ""
    crs: int | None = None
    rows: Callable[[], Iterator[RawRow]] = field(repr=False, default=lambda: iter(()))

    def __iter__(self):
        """Raises FileRefusedError after MOST_ROWS."""
        for count, row in enumerate(self.rows()):
            if count == MOST_ROWS:
                words = _("The file has more than %(most)s rows: cut it into several.")
                raise FileRefusedError(words % {"most": number_format(MOST_ROWS, force_grouping=True)})
            yield row


def open_table(path):
    """The table in this file. Raises FileRefusedError, then and while its rows are read."""
    path = Path(path)
    check_size(path)
    kind, encoding = kind_of(path)
    if kind == "json":
        columns, crs = features.heading(path, encoding)
        return Table(path, kind, encoding, columns, crs=crs, rows=lambda: _features(path, encoding))
    layout = tables.layout_of(path, encoding)
    return Table(
        path, kind, encoding, layout.columns, layout.separator, rows=lambda: _lines(path, encoding, layout)
    )


def _features(path, encoding):
    for number, (cells, geometry) in enumerate(features.read(path, encoding), start=1):
        fault = "" if cells is not None else features.not_an_object()
        yield RawRow(number, cells or {}, geometry, fault)


def _lines(path, encoding, layout):
    for number, cells, fault in tables.read(path, encoding, layout):
        yield RawRow(number, cells, fault=fault)
