"""One way to read every file: `open_table(path)`, then its rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from directory.reading import features, tables, workbooks
from directory.reading.errors import FileRefusedError
from directory.reading.kinds import check_size, kind_of

MOST_ROWS = 200_000  # what one run keeps in memory and in its report


@dataclass(frozen=True)
class Start:
    """Where the rows of a file begin. `sheet` of a workbook, "" for its first; `header`: the row that names
    the columns, from 1; 0: the first that is not blank."""

    sheet: str = ""
    header: int = 0


@dataclass(frozen=True)
class RawRow:
    """One row as it stands in the file. `number`: its line (from 1, the header with it) or its rank (JSON).

    `cells` are strings in a table, anything JSON holds elsewhere. `geometry` is GeoJSON, or None; its
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
    most: int | None = None
    rows: Callable[[], Iterator[RawRow]] = field(repr=False, default=lambda: iter(()))

    def __iter__(self):
        """Raises FileRefusedError after the `most` rows, or as many as a run can hold."""
        most = self.most or MOST_ROWS
        for count, row in enumerate(self.rows()):
            if count == most:
                words = _("The file has more than %(most)s rows: cut it into several.")
                raise FileRefusedError(words % {"most": number_format(most, force_grouping=True)})
            yield row


def open_table(path: str | Path, start: Start = Start()) -> Table:
    """The table in this file. Raises FileRefusedError, then and while its rows are read."""
    path = Path(path)
    check_size(path)
    kind, encoding = kind_of(path)
    if kind == "json":
        columns, crs = features.heading(path, encoding)
        return Table(path, kind, encoding, columns, crs=crs, rows=lambda: _features(path, encoding))
    if kind == "xlsx":
        return _workbook(path, start)
    layout = tables.layout_of(path, encoding, start.header)
    return Table(
        path, kind, encoding, layout.columns, layout.separator, rows=lambda: _lines(path, encoding, layout)
    )


def beginning(table: Table, most: int) -> Table:
    """The first `most` rows of a table, read once and held. Raises FileRefusedError."""
    held = list(islice(table, most))
    return replace(table, rows=lambda: iter(held))


def first_rows(path: str | Path) -> dict[str, list[tuple[int, list[str]]]]:
    """{sheet: (number, cells) of its first rows} of a workbook, {"": …} of a CSV, {} of a file whose rows
    name their values themselves. Raises FileRefusedError."""
    path = Path(path)
    check_size(path)
    kind, encoding = kind_of(path)
    if kind == "json":
        return {}
    if kind == "xlsx":
        return workbooks.first_rows(path, tables.SAMPLE_LINES)
    return {"": tables.first_rows(path, encoding)}


def _workbook(path, start):
    sheet = start.sheet or workbooks.first_sheet(path)
    heads = (row for row in workbooks.rows_of(path, sheet) if row[0] >= start.header)
    header, names = next(heads, (0, []))
    columns = tables.names_in(names)

    def rows():
        for number, cells in workbooks.rows_of(path, sheet):
            if number > header:
                found, fault = tables.row(columns, cells)
                yield RawRow(number, found, fault=fault)

    return Table(path, "xlsx", "", columns, most=workbooks.MOST_ROWS, rows=rows)


def _features(path, encoding):
    for number, (cells, geometry) in enumerate(features.read(path, encoding), start=1):
        fault = "" if cells is not None else features.not_an_object()
        yield RawRow(number, cells or {}, geometry, fault)


def _lines(path, encoding, layout):
    for number, cells, fault in tables.read(path, encoding, layout):
        yield RawRow(number, cells, fault=fault)
