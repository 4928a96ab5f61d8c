"""Workbooks (.xlsx, ECMA-376): the rows of one sheet at a time, as text, within the memory of a worker."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from directory.reading.errors import FileRefusedError
from directory.reading.late import Late

MOST_ROWS = 50_000  # of a sheet: one is read in seconds, and an editor still scrolls through it
HEADERS = 20  # rows above the first
MOST_PARTS, MOST_SHEETS = 2_000, 40
MOST_WORDS = 40_000_000  # bytes of the parts that are kept in memory: texts of cells, styles
IN_MEMORY = ("xl/sharedStrings.xml", "xl/styles.xml")
MERGED = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
CHUNK, HEAD = 1 << 20, 4096
FIRST_PARTS = (b"[Content_Types].xml", b"docProps/")
LONGEST_TAG = 64  # bytes of one <mergeCell …>
FAULT = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")

# What openpyxl raises for parts that are missing, cut, or no XML (a SyntaxError).
DAMAGES = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError, zipfile.BadZipFile,
)  # fmt: skip

openpyxl = Late("openpyxl")
Row = tuple[int, list[str]]


def is_workbook(path: Path) -> bool:
    """Whether a ZIP archive is a workbook, or was one before it was cut."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except zipfile.BadZipFile:
        with path.open("rb") as file:
            return any(map(file.read(HEAD).__contains__, FIRST_PARTS))


def is_locked(path: Path) -> bool:
    """Whether an OLE file is a workbook behind a password (MS-OFFCRYPTO names the stream)."""
    return "EncryptedPackage".encode("utf-16-le") in path.read_bytes()


def first_sheet(path: Path) -> str:
    """The name of the first sheet that one sees. Raises FileRefusedError."""
    with _opened(path) as book:
        return _seen(book)[0].title


def first_rows(path: Path, most: int) -> dict[str, list[Row]]:
    """{sheet: its first rows} of the sheets that one sees; merged cells stand where they begin. Raises
    FileRefusedError, also for a sheet of too many rows."""
    with _opened(path, is_checked=True) as book:
        return {sheet.title: list(islice(_rows(sheet), most)) for sheet in _seen(book)[:MOST_SHEETS]}


def rows_of(path: Path, sheet: str) -> Iterator[Row]:
    """(number of the row, its cells as text) of what is not blank on a sheet; what is merged over several
    rows of a column stands in each of them. Raises FileRefusedError."""
    with _opened(path) as book:
        if sheet not in book.sheetnames:
            raise no_sheet(sheet)
        yield from _rows(book[sheet], _merged_down(path, book[sheet]))


def no_sheet(name: str) -> FileRefusedError:
    """That a workbook has no sheet of this name."""
    return FileRefusedError(_("The workbook has no sheet “%(sheet)s”.") % {"sheet": name})


def _seen(book):
    if shown := [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]:
        return shown
    raise FileRefusedError(_("The workbook has no sheet that can be read."))


def _rows(sheet, spans=frozenset()):
    sheet.reset_dimensions()  # what files say of their size is often wrong
    above: dict[int, str] = {}
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = _trimmed([_text(value) for value in values])
        for column, first, last in spans:
            if first <= number <= last:
                cells += [""] * (column + 1 - len(cells))
                above[column] = cells[column] if number == first else above.get(column, "")
                cells[column] = above[column]
        if any(cells):
            yield number, cells


@contextmanager
def _opened(path, *, is_checked=False):
    """`is_checked`: every sheet is counted first, which reads the whole file."""
    _check_archive(path)
    try:
        if is_checked:
            _check_rows(path)
        with path.open("rb") as file:  # openpyxl believes the end of a name, and an upload has none
            yield openpyxl.load_workbook(file, read_only=True, data_only=True)
    except DAMAGES as error:
        raise FileRefusedError(_("The workbook is cut or damaged: save it again and retry.")) from error


def _check_archive(path):
    """Refuse what would not fit into memory once unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError):
        raise FileRefusedError(_("The workbook is cut or damaged: save it again and retry.")) from None
    unpacked = sum(part.file_size for part in parts)
    words = sum(part.file_size for part in parts if part.filename in IN_MEMORY)
    if unpacked > settings.IMPORT_MAX_BYTES or words > MOST_WORDS or len(parts) > MOST_PARTS:
        told = {"size": filesizeformat(unpacked), "limit": filesizeformat(settings.IMPORT_MAX_BYTES)}
        raise FileRefusedError(_("The workbook holds %(size)s; at most %(limit)s are read.") % told)


def _check_rows(path):
    """Refuse a sheet of too many rows before openpyxl reads the words of the whole workbook: seconds for each
    look at it."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with archive.open(name) as part:
                    if _filled_rows(part) > MOST_ROWS + HEADERS:
                        words = _("The file has more than %(most)s rows: cut it into several.")
                        raise FileRefusedError(
                            words % {"most": number_format(MOST_ROWS, force_grouping=True)}
                        )


def _filled_rows(part):
    """Rows of a sheet (XML) that hold a value; formatted ones below the last are none."""
    count, rest = 0, b""
    for chunk in iter(lambda: part.read(CHUNK), b""):
        *rows, rest = (rest + chunk).split(b"</row>")
        count += sum(b"<v" in row or b"<is" in row for row in rows)
    return count


def _text(value: Any) -> str:
    """A cell as an editor reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes") if value.time() != time() else value.date().isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    words = str(value).strip()
    return "" if FAULT.fullmatch(words) else words


def _trimmed(cells):
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _merged_down(path, sheet):
    """{(column from 0, first row, last row)} of cells merged over rows of one column. openpyxl keeps them for
    workbooks that it reads whole only."""
    spans, rest = set(), b""
    with zipfile.ZipFile(path) as archive, archive.open(sheet._worksheet_path.lstrip("/")) as part:
        for chunk in iter(lambda: part.read(CHUNK), b""):
            text = rest + chunk
            spans.update(found.groups() for found in MERGED.finditer(text))
            rest = text[-LONGEST_TAG:]
    column_of = openpyxl.utils.column_index_from_string
    return {
        (column_of(left.decode()) - 1, int(first), int(last))
        for left, first, right, last in spans
        if left == right
    }
