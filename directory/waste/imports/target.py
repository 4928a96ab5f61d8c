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
from directory.waste.imports import adapters
from directory.waste.imports.drafts import SectorDraft, SectorReader
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
