"""What every kind of file has in common. An adapter is a class `Adapter` in directory/importers/adapters/."""

import importlib
import pkgutil
from functools import lru_cache

from django.utils.translation import gettext as _

from directory.importing.closures import gone
from directory.importing.drafts import Draft
from directory.importing.mapping import Reader, names_of
from directory.reading.errors import FileRefusedError
from directory.reading.official import Official


class BaseAdapter:
    """Rows -> drafts of one register.

    `label`: what editors choose; `source`: name, producer, licence of the register, as far as the kind of
    file fixes them; `mapping`: which column is which fact, unless a source brings its own; `schema`: the
    official schema of the file in directory/reading/schemas/, checked row by row.
    """

    label = ""
    source: dict[str, str] = {}
    mapping: dict = {}
    needs_mapping = False
    schema = ""

    def __init__(self, table, categories, mapping=None):
        self.table, self.categories, self.is_mapped = table, categories, bool(mapping)
        self.reader = Reader(mapping or self.mapping, categories) if mapping or self.mapping else None
        self.official = Official(self.schema) if self.schema else None
        self.check()

    def check(self):
        """Refuse a file that cannot be of this kind: rows without a column for their names."""
        if not self.reader:
            raise FileRefusedError(_("This kind of file needs a mapping: which column is which fact."))
        if self.reader.mapping.get("constants", {}).get("title"):
            return
        wanted = self.reader.wanted()
        if not any(self.reader.cell(dict.fromkeys(self.table.columns, "x"), name) for name in wanted):
            self.refuse_columns(wanted)

    def refuse_columns(self, wanted):
        words = _("The file has no column “%(wanted)s”. Its columns: %(columns)s.")
        columns = ", ".join(self.table.columns[:30])
        raise FileRefusedError(words % {"wanted": ", ".join(names_of(wanted)), "columns": columns})

    def draft(self, raw):
        """The finished draft of one row, or one that says why there is none."""
        found = Draft(raw.number)
        if raw.fault:
            found.skip = raw.fault
        elif not any(value not in ("", None, [], {}) for value in raw.cells.values()):
            found.skip = _("empty line")
        else:
            if self.official:
                found.remarks += self.official.violations(raw.cells)
            self.fill(found, raw)
            found.gone = found.gone or gone(raw.cells)
            self._sort(found)
        return found.finish()

    def _sort(self, draft):
        """A row that does not say what sort of place it is has that of its category."""
        if kind := self.categories.kind_of(draft.fields.get("category")):
            draft.fields.setdefault("kind", kind)

    def columns_not_found(self):
        """Columns of a source's own mapping that no row had; those of a standard may be left out."""
        return self.reader.not_found() if self.is_mapped and self.reader else []

    def fill(self, draft, raw):
        """Put the facts of one row. Kinds that a mapping cannot say override this."""
        self.reader.fill(draft, raw, self.table.crs)


@lru_cache(maxsize=1)
def adapters():
    """{name: class} of every module in directory/importers/adapters/."""
    from directory.importers import adapters as package

    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return {name: importlib.import_module(f"{package.__name__}.{name}").Adapter for name in names}
