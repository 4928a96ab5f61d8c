"""Official table schemas: what a row breaks is said, beside the row. Sources: docs/third-party.md."""

import json
from pathlib import Path

from django.utils.translation import gettext as _

FOLDER = Path(__file__).parent / "schemas"
MOST_SHOWN = 5


class Official:
    """One schema of schema.data.gouv.fr."""

    def __init__(self, name):
        from frictionless import Schema  # 60 MB that only imports need

        descriptor = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
        fields = [_plain(field) for field in descriptor["fields"]]
        schema = Schema.from_descriptor({"fields": fields, "missingValues": ["", "NULL"]})
        self.fields = {field.name: (field.create_cell_reader(), field.required) for field in schema.fields}

    def violations(self, cells):
        """A sentence for each cell that the schema refuses; the first ones only."""
        found = []
        for name, (read, required) in self.fields.items():
            value = cells.get(name)
            empty = value is None or (isinstance(value, str) and not value.strip())
            if empty and not required:
                continue
            _value, notes = read(value)
            if notes:
                shown = {"column": name, "rule": ", ".join(notes), "value": str(value or "")[:40]}
                found.append(_("%(column)s breaks the schema (%(rule)s): “%(value)s”") % shown)
        return found[:MOST_SHOWN]


def required_columns(name):
    """What a file of that schema always has."""
    fields = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))["fields"]
    return [field["name"] for field in fields if field.get("constraints", {}).get("required")]


def _plain(field):
    """What a cell must be; titles, examples and rules over several rows left out."""
    kept = {
        key: field[key] for key in ("name", "type", "format", "trueValues", "falseValues") if key in field
    }
    constraints = {key: rule for key, rule in field.get("constraints", {}).items() if key != "unique"}
    return kept | ({"constraints": constraints} if constraints else {})
