"""National schemas whose rows are places: car parks, bicycle parking, carpool places, and the next one.

Each is two files: directory/reading/schemas/<name>.schema.json, unmodified, and
directory/importers/national/<name>.json, which column is which fact. The columns of the file tell which
schema it follows.
"""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from directory.importers.adapter import PlaceAdapter
from directory.importers.mapping import PlaceReader
from directory.importing.mapping import load
from directory.reading.official import required_columns

MAPPINGS = Path(__file__).parents[1] / "national"


class Adapter(PlaceAdapter):
    label = _("National schema (car parks, bicycle parking, carpooling)")
    source = {"licence": "Licence Ouverte 2.0"}

    def __init__(self, table, vocabulary, mapping=None):
        self.schema, shipped = schema_of(table.columns)
        super().__init__(table, vocabulary, mapping or shipped)

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
    return name, load(MAPPINGS / f"{name}.json", PlaceReader.facts)
