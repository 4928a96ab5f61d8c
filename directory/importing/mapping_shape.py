"""What a mapping file may say, key by key; what is wrong is said with the place where it stands."""

import jsonschema
from django.utils.translation import gettext as _

from core.text import xml_safe_tree
from directory.importing.facts import Facts
from directory.reading.errors import FileRefusedError

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


def shape_of(facts: Facts) -> dict:
    """The JSON Schema of mappings that fill these facts."""
    constants = {
        **dict.fromkeys(facts.texts, TEXT),
        **dict.fromkeys(facts.yes_or_no, BOOLEAN),
        **dict.fromkeys(facts.counts, AGE),
        **{name: {"type": "array", "items": {"enum": list(codes)}} for name, codes in facts.codes.items()},
        **dict.fromkeys(facts.references, NAMES),
    }
    flags = {name: _object({"enum": list(codes)}) for name, codes in facts.codes.items()}
    all_columns = (facts.texts, facts.yes_or_no, facts.counts, facts.codes, facts.own, facts.references)
    return {
        "required": ["columns"],
        **_object(
            False,
            source=_object({"type": "string"}),
            identifier=NAMES,
            columns=_facts(*all_columns, value=NAMES),
            constants=_object(False, **constants),
            lookups=_facts(facts.texts, facts.codes, facts.references, value=LOOKUP),
            flags=_object(False, **flags),
            facts=_facts(facts.yes_or_no, value={"type": "string"}),
            ages=_object(_pair(AGE)),
            sentences={"type": "array", "items": _pair({"type": "string"})},
            prefix=TEXT,
            skip=_object({"type": "array", "items": {"type": ["string", "number", "boolean", "null"]}}),
            # What the form of an editor's own file writes: where its rows begin, which columns are left out.
            table=_object(False, sheet={"type": "string"}, header={"type": "integer", "minimum": 0}),
            left={"type": "array", "items": {"type": "string"}},
            **facts.sections,
        ),
    }


def check(mapping: dict, facts: Facts) -> dict:
    """The mapping itself; FileRefusedError names the key that is wrong."""
    validator = jsonschema.Draft202012Validator(shape_of(facts))
    if error := jsonschema.exceptions.best_match(validator.iter_errors(mapping)):
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
