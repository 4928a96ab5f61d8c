"""Sectors as what imports make."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.importing.matching import KnownPages
from directory.importing.target import Target
from directory.importing.vanishing import loses_too_many
from directory.models import WastePage
from directory.models.waste import WasteLine, WasteRecord
from directory.waste.dates import Rule
from directory.waste.imports import adapters
from directory.waste.imports.drafts import SectorDraft, SectorReader
from directory.waste.imports.own_columns import SECTOR_COLUMNS
from directory.waste.words import rule_words
from search.analysis import fold


class KnownSectors(KnownPages):
    """A sector is the same when it has the same name."""

    def candidates(self, draft):
        wanted = fold(draft.title, " ")
        return [pk for pk, title in self.titles.items() if fold(title, " ") == wanted]


class SectorTarget(Target):
    """Lines become sectors below the page of collections of a city."""

    record, line, parent = WasteRecord, WasteLine, WastePage
    draft, reader = SectorDraft, SectorReader
    adapters = adapters
    own_file, column_kinds = "table", SECTOR_COLUMNS
    needed_columns = (("sector",), ("street",), ("district",))
    needs_columns = _("Say which column holds the sector, the street or the district.")

    name, path = "waste_import", "collecte/imports"
    label = _("Imports of collection days")
    pages_label = _("Collection sectors")
    icon = "bin"
    order = 652
    nameless = "secteur"
    keeps_drafts = True
    no_parent = _("%(city)s has no page “Waste collection” yet: add one under its home page.")
    joined = _("joined to a sector that was there")
    ambiguous = _("several sectors could be meant: %(names)s")

    def shown(self, name, value, vocabulary):
        """Collections in words, streets in a row."""
        if name == "collections":
            rules = (Rule.of(block["value"]) for block in value)
            return ", ".join(f"{rule.label} {rule_words(rule)}" for rule in rules)
        return ", ".join(value.splitlines()) if name == "streets" else super().shown(name, value, vocabulary)

    def lost_beside_rows(self, source, drafts):
        """A file that was cut may still name every sector: its streets are counted as well."""
        records = self.record.objects.filter(source=source, missing_since=None)
        known = _streets(records.values_list("values", flat=True))
        lost = known - _streets(draft.fields for draft in drafts.values())
        if not loses_too_many(len(lost), len(known), self.most_vanished):
            return ""
        words = gettext(
            "%(lost)s of the %(known)s streets known so far are no longer in the file: is it complete?"
        )
        return words % {"lost": len(lost), "known": len(known)}

    def known_pages(self, parent, source):
        """Sectors are told apart by their names."""
        return KnownSectors(self, parent, source)


def _streets(values: Iterable[Mapping[str, Any]]) -> set[str]:
    """The lines of all sectors: a street that moved to another one is not lost."""
    return {line for one in values for line in one.get("streets", "").splitlines()}


SECTORS = SectorTarget()
