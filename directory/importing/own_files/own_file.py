"""An uploaded file whose columns an editor names, whatever its rows become."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from directory.importing.models import Status, Upload
from directory.importing.own_files.kinds import ColumnKind
from directory.importing.own_files.preview import Preview
from directory.reading.rows import Table

NAMED = (Status.COLUMNS, Status.PREVIEW)


@dataclass(frozen=True)
class Needed:
    """The columns of one of these groups have to be there; `words` say so."""

    groups: tuple[tuple[str, ...], ...]
    words: Any

    def is_in(self, kinds: frozenset[str]) -> bool:
        """Whether the columns of these kinds are enough."""
        return any(kinds.issuperset(group) for group in self.groups)


class OwnFile:
    """What the screen of the columns asks of a file. `kinds`: what its columns may be; `vocabulary`: what
    closed lists are looked up in; `mapping`: what was said of the columns so far, of this file or of the one
    before it."""

    upload: Upload
    kinds: tuple[ColumnKind, ...]
    vocabulary: Any
    mapping: Mapping[str, Any]
    icon: str

    @property
    def has_columns(self) -> bool:
        """Whether they can be named, for the first time or anew."""
        return bool(self.upload.file) and self.upload.status in NAMED

    def needed(self, table: Table) -> Needed:
        """The columns without which no row of the table could be written."""
        raise NotImplementedError

    def preview(self, table: Table, mapping: dict) -> Preview:
        """The first rows as they would be written. Raises FileRefusedError."""
        raise NotImplementedError

    def ground(self) -> dict[str, Any]:
        """What a map in the admin needs to draw the city, {} where there is none."""
        return {}

    def compare(self, mapping: dict) -> None:
        """Let the worker say what the file would change, read by a mapping."""
        raise NotImplementedError

    def addresses(self) -> dict[str, str]:
        """`index`: the list of files; `read`: what became of this one; `decide`: where it is thrown away."""
        raise NotImplementedError
