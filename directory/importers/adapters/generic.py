"""Any workbook, CSV, JSON or GeoJSON: an editor says which column is which, or a mapping (docs/data.md)."""

from django.utils.translation import gettext_lazy as _

from directory.importers.adapter import PlaceAdapter


class Adapter(PlaceAdapter):
    label = _("Other file, with a mapping")
    needs_mapping = True
