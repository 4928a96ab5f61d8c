"""What mappings of activities say beside those of any page: a source's own facts, and which rows it wants."""

from django.utils.translation import gettext as _

from directory.importing.columns import parts_of
from directory.importing.facts import Facts
from directory.importing.mapping import Reader
from events.imports.drafts import ActivityDraft
from search.analysis import fold

WHEN = ("days", "last_day", "starts_at", "ends_at")
ONLY = {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}


class ActivityReader(Reader):
    """Fills drafts of activities."""

    facts = Facts.of(ActivityDraft, own={"location", "conditions", *WHEN}, sections={"only": ONLY})

    def read_location(self, draft, columns, cells):
        draft.put_location(self.columns.joined(cells, columns, ", "))

    def read_when(self, draft, columns, cells):
        """Days and hours are read together, by the adapter of tables."""

    read_days = read_last_day = read_starts_at = read_ends_at = read_when

    def read_conditions(self, draft, columns, cells):
        draft.put_price(self.columns.joined(cells, columns))

    def read_sections(self, draft, cells):
        """Rows of which a column has none of the values that the source wants are left out."""
        for column, wanted in self.mapping.get("only", {}).items():
            said = {fold(part, " ") for part in parts_of(self.columns.cell(cells, column))}
            if said.isdisjoint(fold(value, " ") for value in wanted):
                words = _("%(column)s: none of those wanted")
                draft.skip = words % {"column": column}


def merged(standard: dict, own: dict | None) -> dict:
    """The mapping of a kind of file, with what a source says otherwise or beside it."""
    own = own or {}
    both = {
        name: {**standard[name], **own[name]}
        for name in standard.keys() & own.keys()
        if isinstance(standard[name], dict)
    }
    return {**standard, **own, **both}
