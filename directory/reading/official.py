"""Official table schemas (Frictionless Table Schema 1): what a row breaks is said, beside the row.

The schemas lie in directory/reading/schemas/, unmodified; docs/third-party.md has their sources. The package
frictionless says the same (a test compares them), and is 60 MB in a worker.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

FOLDER = Path(__file__).parent / "schemas"
MOST_SHOWN = 5
MISSING = ("", "NULL")
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
TRUE, FALSE = ["true", "True", "TRUE", "1"], ["false", "False", "FALSE", "0"]


@dataclass(frozen=True)
class Column:
    """One field of a schema: `type`, `format` and `constraints` as the standard names them."""

    name: str
    type: str
    format: str
    constraints: dict[str, Any]
    booleans: tuple[str, ...]

    @classmethod
    def of(cls, field: dict) -> "Column":
        """From the descriptor of a field."""
        booleans = (*field.get("trueValues", TRUE), *field.get("falseValues", FALSE))
        constraints = dict(field.get("constraints", {}))
        kind, form = field.get("type", "string"), field.get("format", "default")
        return cls(field["name"], kind, form, constraints, booleans)

    @property
    def is_required(self) -> bool:
        return bool(self.constraints.get("required"))

    def broken(self, value: Any) -> list[str]:
        """The rules that a cell breaks, in the words of the standard."""
        if value is None or str(value) in MISSING:
            return ['constraint "required" is "True"'] if self.is_required else []
        read = TYPES[self.type](self, value)
        if read is None:
            return [f'type is "{self.type}/{self.format}"']
        rules = ((name, rule) for name, rule in self.constraints.items() if name in CONSTRAINTS)
        return [
            f'constraint "{name}" is "{rule}"' for name, rule in rules if not CONSTRAINTS[name](read, rule)
        ]


class Official:
    """One schema of schema.data.gouv.fr."""

    def __init__(self, name: str):
        self.columns = [Column.of(field) for field in fields_of(name)]

    def violations(self, cells: dict[str, Any]) -> list[str]:
        """A sentence for each cell that the schema refuses; the first ones only."""
        sentences = []
        words = _("%(column)s breaks the schema (%(rule)s): “%(value)s”")
        for column in self.columns:
            value = cells.get(column.name)
            is_blank = value is None or (isinstance(value, str) and not value.strip())
            if is_blank and not column.is_required:
                continue
            if rules := column.broken(value):
                shown = {"column": column.name, "rule": ", ".join(rules), "value": str(value or "")[:40]}
                sentences.append(words % shown)
        return sentences[:MOST_SHOWN]


@lru_cache(maxsize=16)
def fields_of(name: str) -> tuple[dict, ...]:
    """The descriptors of the columns of a schema, in order."""
    return tuple(json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))["fields"])


def required_columns(name: str) -> list[str]:
    """What a file of that schema always has."""
    return [field["name"] for field in fields_of(name) if field.get("constraints", {}).get("required")]


def _string(column, value):
    if not isinstance(value, str):
        return None
    if column.format == "uri":
        return value if URI.fullmatch(value) else None
    if column.format == "email":
        try:
            validate_email(value)
        except ValidationError:
            return None
    return value


def _integer(column, value):
    if isinstance(value, str):
        try:
            return int(value.strip())
        except ValueError:
            return None
    is_whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return int(value) if is_whole and not isinstance(value, bool) else None


def _number(column, value):
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _boolean(column, value):
    return value if isinstance(value, bool) or value in column.booleans else None


def _date(column, value):
    pattern = "%Y-%m-%d" if column.format == "default" else column.format
    try:
        return datetime.strptime(value, pattern).date()  # noqa: DTZ007 - a day has no zone
    except (TypeError, ValueError):
        return None


def _array(column, value):
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return None
    return value if isinstance(value, list) else None


def _geopoint(column, value):
    """Format « array »: longitude, latitude."""
    pair = _array(column, value)
    if pair is None or len(pair) != 2 or None in (point := [_number(column, part) for part in pair]):
        return None
    return point if abs(point[0]) <= 180 and abs(point[1]) <= 90 else None


TYPES: dict[str, Callable[[Column, Any], Any]] = {
    "string": _string,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "array": _array,
    "geopoint": _geopoint,
}
CONSTRAINTS: dict[str, Callable[[Any, Any], bool]] = {
    "minimum": lambda read, least: read >= float(least),
    "maximum": lambda read, most: read <= float(most),
    "minLength": lambda read, least: len(read) >= least,
    "maxLength": lambda read, most: len(read) <= most,
    "pattern": lambda read, pattern: bool(re.match(f"^{pattern}$", read)),
    "enum": lambda read, values: read in values,
}
