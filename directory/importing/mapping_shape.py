"""What a mapping file may say, key by key; what is wrong is said with the place where it stands."""

import jsonschema
from django.db import models
from django.utils.translation import gettext as _

from core.text import xml_safe_tree
from directory.hours.reading.lexicon import DAYS
from directory.importing.drafts import CHOICES, CODES
from directory.models.choices import ACCESS_FACTS
from directory.models.place import PlacePage
from directory.reading.errors import FileRefusedError

# Facts that are not a field each, or are read in their own way.
OWN = {"naf", "point", "address", "description", "latitude", "longitude", "hours_within", "verified_on"}
COUNTS = {"min_age", "max_age"}
# Texts that no file fills; columns of Page are not even among them.
NOT_MAPPED = {"owner_email", "staff_notes", "verified_by"}
TEXTS = {"title", "introduction"} | {
    field.name
    for field in PlacePage._meta.local_fields
    if type(field) in (models.CharField, models.EmailField, models.URLField)
} - NOT_MAPPED
YES_OR_NO = {*ACCESS_FACTS, "by_appointment"}
TEXT = {"type": "string", "maxLength": 255}
BOOLEAN = {"type": "boolean"}
AGE = {"type": "integer", "minimum": 0, "maximum": 150}
NAMES = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


def _facts(*groups, value):
    """An object whose keys are facts."""
    return {
        "type": "object",
        "propertyNames": {"enum": sorted(set().union(*groups))},
        "additionalProperties": value,
    }


def _object(value, **names):
    return {"type": "object", "additionalProperties": value, **({"properties": names} if names else {})}


def _pair(item):
    return {"type": "array", "minItems": 2, "maxItems": 2, "items": item}


LOOKUP = {
    "required": ["column"],
    **_object(
        False,
        column=NAMES,
        values=_object({"type": ["string", "null"]}),
        default={"type": "string"},
    ),
}
CONSTANTS = {
    **dict.fromkeys(TEXTS, TEXT),
    **dict.fromkeys(YES_OR_NO, BOOLEAN),
    **dict.fromkeys(COUNTS, AGE),
    **{name: {"type": "array", "items": {"enum": list(CODES[name])}} for name in CHOICES},
    "category": NAMES,
}
SHAPE = {
    "required": ["columns"],
    **_object(
        False,
        source=_object({"type": "string"}),
        identifier=NAMES,
        columns=_facts(TEXTS, YES_OR_NO, COUNTS, CHOICES, OWN, {"category"}, value=NAMES),
        constants=_object(False, **CONSTANTS),
        lookups=_facts(TEXTS, CHOICES, {"category"}, value=LOOKUP),
        flags=_object(False, **{name: _object({"enum": list(CODES[name])}) for name in CHOICES}),
        facts=_facts(YES_OR_NO, value={"type": "string"}),
        ages=_object(_pair(AGE)),
        week=_object(False, **{day: {"type": "string"} for day in DAYS}),
        sentences={"type": "array", "items": _pair({"type": "string"})},
        prefix=TEXT,
        skip=_object({"type": "array", "items": {"type": ["string", "number", "boolean", "null"]}}),
    ),
}


def check(mapping):
    """The mapping itself; FileRefusedError names the key that is wrong."""
    error = jsonschema.exceptions.best_match(jsonschema.Draft202012Validator(SHAPE).iter_errors(mapping))
    if error:
        raise FileRefusedError(_wrong(*_place(error)))
    if xml_safe_tree(mapping) is not mapping:
        raise FileRefusedError(_wrong("/", _("characters that no text holds")))
    return mapping


def _wrong(where, problem):
    words = _("The mapping is wrong at “%(where)s”: %(problem)s")
    return words % {"where": where, "problem": problem}


def _place(error):
    """(the key, what is wrong with it)."""
    path, keys = list(error.absolute_path), []
    if error.validator == "required":
        keys = [name for name in error.validator_value if name not in error.instance]
        problem = _("it is missing")
    elif error.validator == "additionalProperties":
        keys = [name for name in error.instance if name not in error.schema["properties"]]
        problem = _("this key is not known here")
    elif "propertyNames" in error.absolute_schema_path:
        keys, problem = [error.instance], _("this key is not known here")
    else:
        problem = _("“%(value)s” is not what is expected here") % {"value": str(error.instance)[:80]}
    return "/".join(map(str, [*path, *keys[:1]])) or "/", problem
