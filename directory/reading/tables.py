"""CSV as towns publish it: any separator, typed headers of old databases, lines cut or glued."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from directory.reading.errors import FileRefusedError
from directory.reading.kinds import on_error

LONGEST_LINE = 1_000_000  # characters
LONGEST_CELL = 131_072
MOST_COLUMNS = 1000
SEPARATORS = ";,\t|"
SAMPLE_LINES = 40
# « NOM,C,50 »: name, type and width, as dBase exports write them.
SAID = re.compile(r"^\ufeff?\"?sep=([^\r\n\"])\"?[;,\t|]*\s*$", re.IGNORECASE)
TYPED = re.compile(r"^(.+?),[CNDFLM](,\d+){0,2}$")


@dataclass(frozen=True)
class Layout:
    """How the cells of a CSV file are told apart."""

    separator: str
    columns: tuple[str, ...]
    says_separator: bool = False  # in a line of its own before the header, as Excel writes it: « sep=; »
    header: int = 0  # the row of the columns, from 1 after that line; 0: the first that is not blank


def layout_of(path, encoding, header=0):
    """The separator that gives the most lines as many cells as the header, and the names of the columns,
    which stand in the row `header` (from 1; 0: the first that is not blank)."""
    sample, separator, said = _sample(path, encoding)
    rows = _split(sample, separator)
    names = next(filter(None, rows), []) if not header else (rows[header - 1 : header] or [[]])[0]
    return Layout(separator, names_in(names), said, header)


def first_rows(path, encoding):
    """(number, cells) of the first rows of a file, titles above the header with them."""
    sample, separator, _said = _sample(path, encoding)
    return [(number, cells) for number, cells in enumerate(_split(sample, separator), start=1) if any(cells)]


def _sample(path, encoding):
    """(first lines, separator, whether the file says it)."""
    with _open(path, encoding) as file:
        sample = list(islice(_lines(file), SAMPLE_LINES))
    said = SAID.match(sample[0]) if sample else None
    if said:
        sample = sample[1:]
    return sample, said[1] if said else max(SEPARATORS, key=lambda mark: _score(sample, mark)), bool(said)


def read(path, encoding, layout):
    """(number of the line, {column: text}, fault) of each row after the header. Blank lines are no rows."""
    with _open(path, encoding) as file:
        csv.field_size_limit(LONGEST_CELL)  # of the process: other libraries lift it
        reader = csv.reader(_lines(file), delimiter=layout.separator)
        try:
            if layout.says_separator:
                next(reader, None)
            if layout.header:
                header = next(islice(reader, layout.header - 1, None), None)
            else:
                header = next(filter(None, reader), None)
            before = reader.line_num
            for cells in reader:
                number, before = before + 1, reader.line_num
                if not cells or header is None:
                    continue
                if before > number and any(_swallows_rows(cell, layout) for cell in cells):
                    words = _("Lines %(first)s to %(last)s are one cell: a quotation mark is not closed.")
                    yield number, {}, words % {"first": number, "last": before}
                else:
                    yield number, *row(layout.columns, cells)
        except csv.Error:
            words = _("Line %(number)s cannot be read: a cell without end, or longer than any place needs.")
            raise FileRefusedError(words % {"number": reader.line_num}) from None


def _swallows_rows(cell, layout):
    """Whether a cell holds the end of its row and whole rows after it, as behind a lone quotation mark."""
    first, *others = cell.split("\n")
    most = len(layout.columns) - 1
    return (
        most > 1
        and layout.separator in first
        and any(line.count(layout.separator) >= most for line in others)
    )


def _open(path, encoding):
    return path.open(encoding=encoding, errors=on_error(encoding), newline="")


def _lines(file):
    for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE + 1), ""), start=1):
        if len(line) > LONGEST_LINE:
            words = _("Line %(number)s is longer than a million characters: this is not a file of places.")
            raise FileRefusedError(words % {"number": number})
        yield line


def _split(lines, separator):
    """The cells of the first lines, as far as they can be read."""
    rows = []
    try:
        for cells in csv.reader(lines, delimiter=separator):
            rows.append(cells)
    except csv.Error:
        if not rows:
            raise FileRefusedError(_("The first line is not a list of columns.")) from None
    return rows


def _score(lines, separator):
    """(share of lines as wide as the usual one, number of columns); a lone column says nothing."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if row)
    except csv.Error:
        return (0, 0)
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
    return (count / max(widths.total(), 1), width) if width > 1 else (0, 0)


def untyped(name):
    """The name of a column without the type that dBase exports write after it."""
    typed = TYPED.match(name)
    return typed[1].strip() if typed else name


def names_in(header):
    """Names of columns, each once, from the cells of a header. Raises FileRefusedError for too many."""
    if len(header) > MOST_COLUMNS:
        words = _("The file has %(count)s columns; at most %(most)s are read.")
        raise FileRefusedError(words % {"count": len(header), "most": MOST_COLUMNS})
    names = []
    for position, cell in enumerate(header, start=1):
        name = untyped(" ".join(cell.replace("\ufeff", "").split()))
        # A name said twice, or not at all: by its place.
        names.append(name if name and name not in names else f"{name or 'colonne'} {position}")
    return tuple(names)


def row(columns, cells):
    """({column: text}, fault) of the cells of one row."""
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        words = _("%(count)s cells instead of %(expected)s: a separator inside a text?")
        return {}, words % {"count": len(cells), "expected": len(columns)}
    return dict(zip(columns, cells, strict=False)), ""
