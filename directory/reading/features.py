"""JSON, read object by object: GeoJSON features, or the objects of a list."""

import re
from contextlib import contextmanager

from django.utils.translation import gettext as _

from directory.reading.errors import FileRefusedError
from directory.reading.json_rows import JsonRows
from directory.reading.kinds import on_error

EPSG = re.compile(r"EPSG:{1,2}(\d{4,6})|CRS(84)\b")


def heading(path, encoding):
    """(columns of the first row, EPSG code of the file or None)."""
    with _rows(path, encoding) as rows:
        first = next(iter(rows), None)
        return tuple(_cells(first)[0] or ()), _code(rows.members.get("crs"))


def read(path, encoding):
    """(cells or None, geometry or None) of each row."""
    with _rows(path, encoding) as rows:
        for row in rows:
            yield _cells(row)


@contextmanager
def _rows(path, encoding):
    """The rows of an open file; damage is refused in words."""
    rows = None
    with path.open(encoding=encoding, errors=on_error(encoding), newline="") as file:
        try:
            rows = JsonRows(file)
            yield rows
        except (ValueError, RecursionError):
            words = _("The file is cut or damaged after row %(count)s: it is not valid JSON.")
            raise FileRefusedError(words % {"count": rows.count if rows else 0}) from None


def not_an_object():
    """Why a row that is a number, a text or a list is skipped."""
    return _("this is not an object with named values")


def _cells(row):
    if not isinstance(row, dict):
        return None, None
    if row.get("type") != "Feature":
        return row, None
    cells, geometry = row.get("properties"), row.get("geometry")
    cells = dict(cells) if isinstance(cells, dict) else {}
    if row.get("id") is not None:
        cells.setdefault("@id", row["id"])
    return cells, geometry if isinstance(geometry, dict) else None


def _code(crs):
    found = EPSG.search(str(crs or ""))
    return (int(found[1]) if found[1] else 4326) if found else None
