"""A table of streets, or of sectors, with their days."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from directory.importing.adapter import BaseAdapter
from directory.waste.imports.drafts import SectorDraft, SectorReader
from directory.waste.imports.gathering import Gathering, columns_known


class Adapter(BaseAdapter):
    """Many lines make one sector."""

    label = _("Table of streets or sectors (Excel, CSV)")
    draft_class, reader_class = SectorDraft, SectorReader

    def __init__(self, table, vocabulary, mapping=None):
        super().__init__(table, vocabulary, mapping)
        self.table = replace(table, rows=Gathering(table, mapping or {}).rows)

    def check(self):
        """Sectors, streets or districts are wanted, unless a mapping says where they are."""
        if not self.is_mapped and not columns_known(self.table.columns):
            self.refuse_columns(["secteur", "rue", "quartier"])

    def columns_not_found(self):
        """Columns of a mapping that the file does not have are those of other files of the same town."""
        return []

    def fill(self, draft, raw):
        cells = raw.cells
        draft.put("title", cells["title"])
        draft.put_collections(cells["collections"])
        draft.put_streets(cells["streets"])
        draft.identify()
        count = len(cells["streets"])
        if count:
            words = ngettext("%(count)s street", "%(count)s streets", count)
            draft.remarks.append(words % {"count": count})
