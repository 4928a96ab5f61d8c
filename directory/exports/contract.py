"""A national table schema as a contract: every row that goes out keeps it. Tests ask frictionless.

Schemas are those that imports are checked with (directory/reading/schemas/, docs/third-party.md).
"""

import re
from functools import lru_cache

from directory.reading.official import fields_of


class Contract:
    """`columns` in the order of the schema."""

    def __init__(self, name):
        self.rules = {field["name"]: field.get("constraints") or {} for field in fields_of(name)}
        self.columns = tuple(self.rules)

    def fit(self, row):
        """(cells in order, None), or (None, name of the column without which there is no row).

        What an optional column refuses is left out of the row.
        """
        cells = []
        for name, rules in self.rules.items():
            value = row.get(name)
            if not keeps(value, rules):
                if rules.get("required"):
                    return None, name
                value = ""
            cells.append(value)
        return cells, None


def keeps(value, rules):
    """Whether a value, "" or None where there is none, keeps the constraints of its column."""
    if value in ("", None):
        return not rules.get("required")
    text = str(value)
    return (
        len(text) <= rules.get("maxLength", len(text))
        and len(text) >= rules.get("minLength", 0)
        and ("enum" not in rules or text in rules["enum"])
        and ("pattern" not in rules or bool(re.match(rules["pattern"], text)))
    )


@lru_cache(maxsize=4)
def contract(name):
    """The contract of that name."""
    return Contract(name)
