"""A sector as the lines of a file describe it."""

from dataclasses import dataclass

from core.fact_blocks import without_ids
from directory.blocks import CollectionStream
from directory.importing.drafts import Draft
from directory.importing.facts import Facts
from directory.importing.mapping import Reader
from directory.models import SectorPage
from directory.waste.imports.own_columns import SECTOR_COLUMNS
from search.analysis import fold

BLOCK = CollectionStream()


@dataclass
class SectorDraft(Draft):
    """The identifier is the name of the sector."""

    model = SectorPage

    def put_collections(self, rules):
        """As the page keeps them, every part of a block said."""
        raw = [{"type": "collection", "value": rule} for rule in rules]
        if raw:
            self.fields["collections"] = without_ids(BLOCK.get_prep_value(BLOCK.to_python(raw)))

    def put_streets(self, parts):
        """One a line, in the order of their names."""
        ordered = sorted(parts, key=lambda part: (part.key, part.side, part.first or 0))
        if ordered:
            self.fields["streets"] = "\n".join(map(str, ordered))

    def identify(self):
        """By its name, which stands in every file."""
        self.identifier = fold(self.title, " ")


class SectorReader(Reader):
    """Only says which facts a mapping may name: lines are read by directory.waste.imports.gathering."""

    facts = Facts.of(SectorDraft, own={kind.name for kind in SECTOR_COLUMNS})
