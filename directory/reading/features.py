"""JSON, read object by object: GeoJSON features, or the objects of a list."""

import re

from django.utils.translation import gettext as _

from directory.reading.errors import FileRefusedError
from directory.reading.json_stream import JsonStream
from directory.reading.kinds import on_error

# Where files keep their rows when the root is an object.
LISTS = ("features", "elements", "results", "records")
EPSG = re.compile(r"EPSG:{1,2}(\d{4,6})|CRS(84)\b")


def heading(path, encoding):
    """(columns of the first row, EPSG code of the file or None)."""
    found = {}
    for cells, _geometry in read(path, encoding, found):
        return tuple(cells or ()), _code(found.get("crs"))
    return (), _code(found.get("crs"))


def read(path, encoding, members=None):
    """(cells or None, geometry or None) of each row. What stands before the rows goes into `members`."""
    with path.open(encoding=encoding, errors=on_error(encoding), newline="") as file:
        stream = JsonStream(file)
        try:
            for row in stream.rows(LISTS, members if members is not None else {}):
                yield _cells(row)
        except (ValueError, RecursionError):
            raise FileRefusedError(
                _("The file is cut or damaged after row %(count)s: it is not valid JSON.")
                % {"count": stream.count}
            ) from None


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
