"""What an editor says of the columns of a file, as a mapping, and back."""

from collections.abc import Iterable, Mapping, Sequence

from directory.importing.columns import names_of
from directory.importing.own_files.kinds import ColumnKind
from directory.reading.rows import Start
from search.analysis import fold

TABLE = "table"  # the part of a mapping that only this form writes: where the rows begin


def mapping_of(
    chosen: Mapping[str, str],
    kinds: Sequence[ColumnKind],
    start: Start,
    codes: Mapping[str, Mapping[str, str]],
) -> dict:
    """`chosen`: {column: kind} in the order of the file, "" for what is not taken; `codes`: {column: {cell:
    code}} of closed lists."""
    mapping: dict = {"columns": {}, TABLE: {"sheet": start.sheet, "header": start.header}}
    for kind in kinds:
        columns = [column for column, name in chosen.items() if name == kind.name]
        if not columns:
            continue
        wanted = columns if kind.is_joined and len(columns) > 1 else columns[0]
        if kind.section == "identifier":
            mapping["identifier"] = columns
        elif kind.section == "columns":
            mapping["columns"][kind.name] = wanted
        else:
            mapping.setdefault(kind.section, {})[kind.name] = wanted
        if values := codes.get(columns[0]):
            mapping.setdefault("lookups", {})[kind.name] = {"column": columns[0], "values": dict(values)}
    mapping["left"] = [column for column, name in chosen.items() if not name]
    return mapping


def is_of_form(mapping: Mapping) -> bool:
    """Whether the form wrote a mapping: one that was written by hand says more than the form can show."""
    return TABLE in mapping or "columns" not in mapping


def start_of(mapping: Mapping) -> Start:
    """Where the rows of a file begin, as the form has it."""
    return Start(**mapping[TABLE])


def remembered(mapping: Mapping, kinds: Iterable[ColumnKind]) -> dict[str, str]:
    """{folded name of a column: name of its kind, "" for one that is not taken} of a mapping."""
    said = {fold(column, " "): "" for column in mapping.get("left", ())}
    for kind in kinds:
        part = mapping.get(kind.section, {})
        columns = part if kind.section == "identifier" else part.get(kind.name, ())
        said |= {fold(column, " "): kind.name for column in names_of(columns)}
    return said


def remembered_codes(mapping: Mapping, name: str) -> dict[str, str]:
    """{cell: code} that the editor chose for a closed list."""
    return mapping.get("lookups", {}).get(name, {}).get("values", {})
