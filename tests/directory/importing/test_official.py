"""What we say against a cell is what frictionless says, schema by schema."""

import json

import pytest
from frictionless import Schema

from directory.reading.official import FOLDER, Column, fields_of

NAMES = sorted(path.name.removesuffix(".schema.json") for path in FOLDER.glob("*.schema.json"))
CELLS = (
    None, "", " ", "NULL", "x", "oui", "Non", "true", "FALSE", "1", "0", " 12 ", "-3", "12.5", "1e3", "12,5",
    "nan", "1_000", "59599", "01234", "2026-11-23", "23/11/2026", "2026-02-30", "[]", '["a"]', "[3.1, 50.6]",
    "[300, 1]", "[3.1]", "https://exemple.fr/a?b=c", "exemple.fr", "mailto:a@b.fr", "a@exemple.fr", "a@b",
    "W123456789", "12345678901234", "59599-01010401-001", "a" * 300, True, False, 4, 4.0, 4.5, 200, ["a"],
    [3.1, 50.6], {"a": 1}, "COMMERCE", "Wifi en accès libre", "LIBRE ACCES", "Gratuit", "59599-P-001",
)  # fmt: skip
KEPT = ("name", "type", "format", "trueValues", "falseValues")


def by_frictionless(field):
    """Its reader of the cells of a field; rules over several rows and over parts of a cell left out."""
    constraints = {name: rule for name, rule in field.get("constraints", {}).items() if name != "unique"}
    plain = {name: field[name] for name in KEPT if name in field} | {"constraints": constraints}
    schema = Schema.from_descriptor({"fields": [plain], "missingValues": ["", "NULL"]})
    return schema.fields[0].create_cell_reader()


@pytest.mark.parametrize("name", NAMES)
def test_a_cell_breaks_the_rules_that_frictionless_names(name):
    different = []
    for field in fields_of(name):
        read, ours = by_frictionless(field), Column.of(field)
        enum = field.get("constraints", {}).get("enum", [])
        for cell in (*CELLS, *enum):
            theirs = sorted((read(json.loads(json.dumps(cell)))[1] or {}).values())
            if theirs != sorted(ours.broken(cell)):
                different.append((field["name"], cell, theirs, ours.broken(cell)))

    assert different == []
