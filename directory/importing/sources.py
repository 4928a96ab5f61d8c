"""Which registers a city takes pages from."""

import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.models import CitySettings
from directory.importing.boundary import read_boundary
from directory.importing.mapping import load
from directory.importing.models import Source
from directory.importing.target import Target
from directory.reading.errors import FileRefusedError

DESCRIPTION = ("name", "producer", "licence", "licence_url", "url")


def find_source(
    target: Target,
    *,
    city: CitySettings,
    slug: str,
    adapter: str = "",
    mapping: str = "",
    boundary: str = "",
    is_named_later: bool = False,
    **description: str,
) -> Source:
    """The source of this name, new or brought up to date, not saved yet. FileRefusedError when something is
    missing.

    `mapping`: a shipped one's name or a path; `boundary`: the path of a GeoJSON file;
    `is_named_later`: an editor will say what the columns of its own file are. `description`: what is
    empty in it is as the source had it, else as its mapping or its kind of file has it.
    """
    source = target.source.objects.filter(city=city, slug=slug).first() or target.source(city=city, slug=slug)
    is_another_kind = adapter and adapter != source.adapter
    kept = {} if is_another_kind else {name: getattr(source, name) for name in DESCRIPTION}
    source.adapter = adapter or source.adapter
    kinds = target.kinds_of_file
    if source.adapter not in kinds:
        words = _("Say what kind of file it is: %(kinds)s.")
        raise FileRefusedError(words % {"kinds": ", ".join(kinds)})
    kind = kinds[source.adapter]
    chosen = read_mapping(target, mapping) if mapping else source.mapping
    is_own = is_named_later and source.adapter == target.own_file
    if kind.needs_mapping and not chosen and not is_own:
        raise FileRefusedError(_("This kind of file needs a mapping: which column is which fact."))
    source.mapping = chosen or {}
    if boundary:
        source.boundary = read_boundary(boundary, city)
    of_mapping = source.mapping.get("source", {})
    sayings = [kind.source, of_mapping, kept, of_mapping if mapping else {}, description]
    _describe(source, {name: value for said in sayings for name, value in said.items() if value})
    return source


def shipped_mappings(target: Target) -> dict[str, Path]:
    """{name: path} of the mappings that come with a target."""
    return {path.stem: path for path in sorted(target.mappings.glob("*.json"))} if target.mappings else {}


def shipped_names(target: Target) -> list[tuple[str, str]]:
    """(name, what people call it) of the mappings that come with a target."""
    named = {name: json.loads(path.read_text("utf-8")) for name, path in shipped_mappings(target).items()}
    return [(name, mapping.get("source", {}).get("name", name)) for name, mapping in named.items()]


def read_mapping(target: Target, name: str) -> dict:
    """A mapping by its name among those shipped, or by its path. FileRefusedError tells what is wrong."""
    return load(shipped_mappings(target).get(str(name), name), target.reader.facts)


def _describe(source, words):
    for name in DESCRIPTION:
        if value := words.get(name):
            setattr(source, name, _checked(source, source._meta.get_field(name), value))
    source.name = source.name or source.slug


def _checked(source, field, value):
    """What a mapping says of its source is printed on pages: an address must be one of the web."""
    try:
        return field.clean(value[: field.max_length], source)
    except ValidationError:
        words = _("The mapping is wrong at “%(where)s”: %(problem)s")
        raise FileRefusedError(words % {"where": field.name, "problem": value[:80]}) from None
