"""National schemas whose rows are places: car parks, bicycle parking, carpool places, and the next one.

Each is two files: directory/reading/schemas/<name>.schema.json, unmodified, and
directory/importers/national/<name>.json, which column is which fact. The columns of the file tell which
schema it follows.
"""

import json
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from directory.importing.adapter import BaseAdapter
from directory.importing.mapping_shape import check
from directory.reading.official import required_columns

MAPPINGS = Path(__file__).parents[1] / "national"


class Adapter(BaseAdapter):
    label = _("National schema (car parks, bicycle parking, carpooling)")
    source = {"licence": "Licence Ouverte 2.0"}

    def __init__(self, table, categories, mapping=None):
        self.schema, found = schema_of(table.columns)
        super().__init__(table, categories, mapping or found)

    def check(self):
        if not self.schema:
            self.refuse_columns([f"{name}: {columns[0]}" for name, columns in known().items()])
        super().check()


def known():
    """{name: its required columns} of the schemas with a mapping."""
    names = sorted(path.stem for path in MAPPINGS.glob("*.json"))
    return {name: required_columns(name) for name in names}


def schema_of(columns):
    """(name, mapping) of the schema whose required columns are all there; ("", None) for none."""
    fitting = [(len(required), name) for name, required in known().items() if set(required) <= set(columns)]
    if not fitting:
        return "", None
    name = max(fitting)[1]
    return name, check(json.loads((MAPPINGS / f"{name}.json").read_text(encoding="utf-8")))
