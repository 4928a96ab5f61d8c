"""Which column is what, by its name, by what stands in it, and by what the editor said last time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from directory.importing.own_files.kinds import ColumnKind, is_personal
from directory.importing.own_files.samples import Column
from search.analysis import fold

EXACT, WITHIN, VALUES, AGAINST, ENOUGH = 4, 2, 3, -3, 2
MOST, FEW = 0.8, 0.3  # share of cells that look right
TOO_COMMON = {"a", "au", "de", "du", "le", "n", "x", "y"}  # « de »: the name of a column, no part of one


@dataclass(frozen=True)
class Guess:
    """`kind`: name of a kind, "" for none. `is_sure`: name and cells agree, or the editor said so before."""

    kind: str = ""
    is_sure: bool = False
    is_remembered: bool = False


def guess(
    columns: Sequence[Column], kinds: Sequence[ColumnKind], remembered: Mapping[str, str]
) -> dict[str, Guess]:
    """{column: Guess}. `remembered`: {folded name of a column: kind} of the file before."""
    guesses = {}
    open_kinds = {kind.name: kind for kind in kinds}
    for column in columns:
        if (known := remembered.get(fold(column.name, " "))) is not None:
            guesses[column.name] = Guess(known, is_sure=True, is_remembered=True)
            _close(open_kinds, known)
        elif is_personal(column.name):
            guesses[column.name] = Guess()
    scored = sorted(
        (
            (_score(column, kind), column.place, column, kind)
            for column in columns
            if column.name not in guesses
            for kind in kinds
        ),
        key=lambda row: (-row[0], row[1]),
    )
    for score, _place, column, kind in scored:
        if score >= ENOUGH and column.name not in guesses and kind.name in open_kinds:
            guesses[column.name] = Guess(kind.name, is_sure=score >= EXACT)
            _close(open_kinds, kind.name)
    return {column.name: guesses.get(column.name, Guess()) for column in columns}


def _close(kinds, name):
    """A fact of one column is taken; an address takes the place of its parts' street, and the other way."""
    if name in kinds and not kinds[name].is_joined:
        del kinds[name]
    for one, other in (
        ("street", "address"),
        ("address", "street"),
        ("latitude", "point"),
        ("point", "latitude"),
    ):
        if name == one:
            kinds.pop(other, None)


def _score(column, kind):
    if kind.section == "identifier" and fold(column.name, " ") not in kind.words:
        return 0  # « code quartier » is no name of a row
    return _by_name(column.name, (*kind.words, fold(str(kind.label), " "))) + _by_cells(column.cells, kind)


def _by_name(name, words):
    folded = fold(name, " ")
    if folded in words:
        return EXACT
    padded = f" {folded} "
    return WITHIN if any(f" {word} " in padded for word in words if word not in TOO_COMMON) else 0


def _by_cells(cells: Iterable[str], kind: ColumnKind) -> int:
    if kind.looks_right is None:
        return 0
    right = share_of(cells, kind)
    if right >= MOST:
        return VALUES if kind.is_telling else 1
    return AGAINST if right < FEW else 0


def share_of(cells: Iterable[str], kind: ColumnKind) -> float:
    """The share of cells that look as a kind should."""
    judged = [bool(kind.looks_right(cell)) if kind.looks_right else True for cell in cells]
    return sum(judged) / len(judged) if judged else 0
