"""Sentences about a file as a whole."""

from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.phrasing import quoted
from directory.importing.adapter import BaseAdapter
from directory.importing.boundary import Town
from directory.reading.kinds import repaired_lines
from directory.reading.rows import Table

LINES_SHOWN = 20


def how_it_was_read(table: Table) -> list[str]:
    """The kind of a file, its encoding, columns of one name, and lines that were in another encoding."""
    return [_layout(table), *_doubled(table.columns), *_repairs(repaired_lines(table.path, table.encoding))]


def what_was_left(adapter: BaseAdapter, town: Town) -> Iterator[str]:
    """What the kind of file says of its rows, rows outside the town, and columns that are not there."""
    yield from adapter.remarks()
    if town.outside:
        words = ngettext(
            "%(count)s row lies outside the town and was left out.",
            "%(count)s rows lie outside the town and were left out.",
            town.outside,
        )
        yield words % {"count": number_format(town.outside)}
    if columns := [name for name in adapter.columns_not_found() if name not in adapter.table.columns]:
        words = _("Columns of the mapping that the file does not have: %(columns)s.")
        yield words % {"columns": ", ".join(columns)}


def _doubled(columns):
    """Columns of a CSV that are called by their place, for their name is taken (directory.reading.tables)."""
    named = [(name, name.removesuffix(f" {place}")) for place, name in enumerate(columns, start=1)]
    doubled = [name for name, before in named if name != before and before in columns]
    if doubled:
        words = _("Of columns with one name the first is read; the others are called %(columns)s.")
        yield words % {"columns": ", ".join(map(quoted, doubled))}


def _repairs(numbers):
    if numbers:
        shown = [*map(str, numbers[:LINES_SHOWN]), *(["…"] if len(numbers) > LINES_SHOWN else [])]
        words = _("Not UTF-8, read as Windows-1252: lines %(lines)s.")
        yield words % {"lines": ", ".join(shown)}


def _layout(table):
    if table.kind == "json":
        return _("JSON, %(encoding)s") % {"encoding": table.encoding}
    if table.kind == "xlsx":
        return _("Excel file, %(count)s columns") % {"count": len(table.columns)}
    if table.kind != "csv":
        return ", ".join(filter(None, (table.kind, table.encoding)))
    separator = {"\t": _("tabulation")}.get(table.separator, table.separator)
    words = _("CSV, %(encoding)s, separator %(separator)s, %(count)s columns")
    return words % {"encoding": table.encoding, "separator": separator, "count": len(table.columns)}
