"""Any CSV, JSON or GeoJSON, read by a mapping file (docs/data.md)."""

from django.utils.translation import gettext_lazy as _

from directory.importing.adapter import BaseAdapter


class Adapter(BaseAdapter):
    label = _("Other file, with a mapping")
    needs_mapping = True
