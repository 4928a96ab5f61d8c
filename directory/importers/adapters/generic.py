"""Any workbook, CSV, JSON or GeoJSON: an editor says which column is which, or a mapping (docs/data.md)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.geocoding import AddressFinder
from directory.importers.adapter import PlaceAdapter
from directory.importing.own_files.matches import TABLE

ADDRESS = ("street", "postcode", "town")


class Adapter(PlaceAdapter):
    label = gettext_lazy("Other file, with a mapping")
    needs_mapping = True

    def __init__(self, table, vocabulary, mapping=None):
        super().__init__(table, vocabulary, mapping)
        self.finder = AddressFinder(vocabulary.find_point) if TABLE in (mapping or {}) else None

    def complete(self, draft):
        """A row of an editor's own file that says where it is in words only has the point of its address,
        where that is surely known. What was found before stays when nobody answers."""
        super().complete(draft)
        if "latitude" in draft.fields or not draft.fields.get("street") or not self.finder:
            return
        draft.partial += ["latitude", "longitude"]
        address = " ".join(draft.fields.get(name, "") for name in ADDRESS).strip()
        if point := self.finder.point_of(address):
            draft.fields["latitude"], draft.fields["longitude"] = point
            draft.remarks.append(_("point found by the address"))
