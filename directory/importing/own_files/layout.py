"""On which sheet, and under which row, the columns of a file stand: titles, notes and logos come before."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from directory.importing.own_files.kinds import ColumnKind
from directory.reading import first_rows, open_table
from directory.reading.errors import FileRefusedError
from directory.reading.rows import Start
from search.analysis import fold

HEADERS_WITHIN = 20  # rows
LONGEST_NAME = 60  # characters: longer texts are sentences
KNOWN = 3  # cells that a known name counts for

Rows = Sequence[tuple[int, Sequence[str]]]


def starts_of(path: str | Path, kinds: Iterable[ColumnKind]) -> dict[str, Start]:
    """{sheet: where its rows begin}, the likeliest sheet first; {"": …} of a file without sheets. Raises
    FileRefusedError."""
    words = {word for kind in kinds for word in kind.words}
    scored = {sheet: _header_of(rows, words) for sheet, rows in first_rows(path).items()}
    if scored and not any(score for score, _header in scored.values()):
        raise FileRefusedError(_("The file is empty."))
    ranked = sorted(scored, key=lambda sheet: -scored[sheet][0])
    if not ranked:
        open_table(path)  # JSON that is cut is refused
    return {sheet: Start(sheet, scored[sheet][1]) for sheet in ranked} or {"": Start()}


def as_kept(starts: dict[str, Start]) -> list[list]:
    """Where the rows of sheets begin, as an upload keeps it."""
    return [[sheet, start.header] for sheet, start in starts.items()]


def as_found(sheets: Iterable[Sequence]) -> dict[str, Start]:
    """The other way."""
    return {sheet: Start(sheet, header) for sheet, header in sheets}


def _header_of(rows: Rows, words: set[str]) -> tuple[int, int]:
    """(score, number) of the row that most likely names the columns: names, each another, of which some are
    known, and rows below. A sheet without any scores 0."""
    best = (0, rows[0][0] if rows else 1)
    for number, cells in rows[:-1]:
        if number > HEADERS_WITHIN:
            break
        score = _score(cells, words)
        if score > best[0]:
            best = (score, number)
    return best


def _score(cells, words):
    names = [fold(cell, " ") for cell in cells if cell]
    if any(len(cell) > LONGEST_NAME for cell in cells) or not names:
        return 0
    plain = [name for name in set(names) if not re.fullmatch(r"[\d ]+", name)]
    return len(plain) - (len(names) - len(plain)) + KNOWN * sum(name in words for name in plain)
