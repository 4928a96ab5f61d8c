"""What every kind of file has in common. A target's package of adapters has one module a kind, each with a
class `Adapter`."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar, NoReturn

from django.utils.translation import gettext as _

from core.fetching import Limits, fetch
from directory.importing.closures import gone
from directory.importing.columns import names_of
from directory.importing.drafts import Draft
from directory.importing.mapping import Reader
from directory.reading.errors import FileRefusedError
from directory.reading.official import Official
from directory.reading.rows import RawRow, Table, open_table

LIMITS = Limits(size=20_000_000, seconds=20)


class BaseAdapter:
    """Rows -> drafts of one register.

    `label`: what editors choose; `source`: name, producer, licence of the register, as far as the kind of
    file fixes them; `mapping`: which column is which fact, unless a source brings its own; `schema`: the
    official schema of the file in directory/reading/schemas/, checked row by row. `draft_class` and
    `reader_class` are those of the page type.
    """

    draft_class: ClassVar[type[Draft]]
    reader_class: ClassVar[type[Reader]]
    label: Any = ""
    source: dict[str, str] = {}
    mapping: dict = {}
    needs_mapping = False
    schema = ""

    def __init__(self, table: Table, vocabulary: Any, mapping: dict | None = None) -> None:
        self.table, self.vocabulary, self.is_mapped = table, vocabulary, bool(mapping)
        columns = mapping or self.mapping
        self.reader = self.reader_class(columns, vocabulary) if columns else None
        self.official = Official(self.schema) if self.schema else None
        self.check()

    @classmethod
    def open(cls, path: str | Path) -> Table:
        """The rows of a file. Raises FileRefusedError."""
        return open_table(path)

    @classmethod
    def recognises(cls, head: bytes) -> bool:
        """Whether a file that begins so is surely of this kind."""
        return False

    @classmethod
    def fetch(cls, address: str) -> bytes:
        """The file at an address. Raises core.fetching.FetchError."""
        return fetch(address, LIMITS).content

    def check(self) -> None:
        """Refuse a file that cannot be of this kind: rows without a column for their names."""
        if not self.reader:
            raise FileRefusedError(_("This kind of file needs a mapping: which column is which fact."))
        if self.reader.mapping.get("constants", {}).get("title"):
            return
        wanted, header = self.reader.wanted(), dict.fromkeys(self.table.columns, "x")
        if not any(self.reader.columns.cell(header, name) for name in wanted):
            self.refuse_columns(wanted)

    def refuse_columns(self, wanted: str | Iterable[str]) -> NoReturn:
        """Refuse a file that has none of these columns; the words name those that it has."""
        words = _("The file has no column “%(wanted)s”. Its columns: %(columns)s.")
        columns = ", ".join(self.table.columns[:30])
        raise FileRefusedError(words % {"wanted": ", ".join(names_of(wanted)), "columns": columns})

    def draft(self, raw: RawRow) -> Draft:
        """The finished draft of one row, or one that says why there is none."""
        draft = self.draft_class(raw.number)
        if raw.fault:
            draft.skip = raw.fault
        elif not any(value not in ("", None, [], {}) for value in raw.cells.values()):
            draft.skip = _("empty line")
        else:
            if self.official:
                draft.remarks += self.official.violations(raw.cells)
            self.fill(draft, raw)
            draft.gone = draft.gone or gone(raw.cells)
            self.complete(draft)
        return draft.finish()

    def fill(self, draft: Draft, raw: RawRow) -> None:
        """Put the facts of one row. Kinds that a mapping cannot say override this."""
        assert self.reader  # noqa: S101 (check has refused what has none)
        self.reader.fill(draft, raw, self.table.crs)

    def complete(self, draft: Draft) -> None:
        """Add what follows from the facts of the row, whatever the kind of file."""

    def remarks(self) -> Iterable[str]:
        """What is to be said of all rows, once they are read."""
        return ()

    def columns_not_found(self) -> list[str]:
        """Columns of a source's own mapping that no row had; those of a standard may be left out."""
        return self.reader.not_found() if self.is_mapped and self.reader else []
