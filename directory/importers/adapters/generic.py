"""Any CSV, JSON or GeoJSON, read by a mapping file (docs/data.md)."""

from django.utils.translation import gettext_lazy as _

from directory.importers.adapter import PlaceAdapter


class Adapter(PlaceAdapter):
    label = _("Other file, with a mapping")
    needs_mapping = True
