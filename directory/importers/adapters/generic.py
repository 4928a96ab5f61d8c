"""Any workbook, CSV, JSON or GeoJSON: an editor says which column is which, or a mapping (docs/data.md)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.importers.adapter import PlaceAdapter
from directory.importing.own_files.matches import TABLE

ADDRESS = ("street", "postcode", "town")
MOST_ASKED = 1_000  # addresses of one file: a service answers them in minutes


class Adapter(PlaceAdapter):
    label = gettext_lazy("Other file, with a mapping")
    needs_mapping = True

    def __init__(self, table, vocabulary, mapping=None):
        super().__init__(table, vocabulary, mapping)
        self.left_to_ask = MOST_ASKED if TABLE in (mapping or {}) else 0

    def complete(self, draft):
        """A row of an editor's own file that says where it is in words only has the point of its address,
        where that is surely known. What was found before stays when nobody answers."""
        super().complete(draft)
        if "latitude" in draft.fields or not draft.fields.get("street") or not self.left_to_ask:
            return
        self.left_to_ask -= 1
        draft.partial += ["latitude", "longitude"]
        found = self.categories.find_point(" ".join(draft.fields.get(name, "") for name in ADDRESS).strip())
        if found and found.is_exact:
            draft.fields |= {"latitude": round(found.latitude, 6), "longitude": round(found.longitude, 6)}
            draft.remarks.append(_("point found by the address"))
