"""Which registers a city takes places from."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from directory.importing.adapter import adapters
from directory.importing.boundary import read_boundary
from directory.importing.mapping import load, shipped
from directory.models import Category, Source
from directory.reading.errors import FileRefusedError
from directory.services import load_categories

DESCRIPTION = ("name", "producer", "licence", "licence_url", "url")


def find_source(*, city, slug, adapter="", mapping="", boundary="", **description):
    """The source of this name, new or brought up to date, not saved yet. FileRefusedError when something is
    missing.

    `mapping`: a shipped one's name or a path; `boundary`: the path of a GeoJSON file. `description`: what is
    empty in it is as the source had it, else as its mapping or its kind of file has it.
    """
    source = Source.objects.filter(city=city, slug=slug).first() or Source(city=city, slug=slug)
    kept = (
        {} if adapter and adapter != source.adapter else {name: getattr(source, name) for name in DESCRIPTION}
    )
    source.adapter = adapter or source.adapter
    known = adapters()
    if source.adapter not in known:
        words = _("Say what kind of file it is: %(kinds)s.")
        raise FileRefusedError(words % {"kinds": ", ".join(known)})
    chosen = read_mapping(mapping) if mapping else source.mapping
    if known[source.adapter].needs_mapping and not chosen:
        raise FileRefusedError(_("This kind of file needs a mapping: which column is which fact."))
    source.mapping = chosen or {}
    if boundary:
        source.boundary = read_boundary(boundary, city)
    of_mapping = source.mapping.get("source", {})
    layers = [known[source.adapter].source, of_mapping, kept, of_mapping if mapping else {}, description]
    _describe(source, {name: value for layer in layers for name, value in layer.items() if value})
    return source


def read_mapping(name):
    """A mapping by its name among those shipped, or by its path."""
    found = shipped()
    return found[name] if name in found else load(name)


def ensure_categories():
    """Categories are shipped: a directory without any gets them before its first import."""
    if Category.objects.exists():
        return
    load_categories()


def _describe(source, words):
    for name in DESCRIPTION:
        if value := words.get(name):
            setattr(source, name, _checked(source, Source._meta.get_field(name), value))
    source.name = source.name or source.slug


def _checked(source, field, value):
    """What a mapping says of its source is printed on pages: an address must be one of the web."""
    try:
        return field.clean(value[: field.max_length], source)
    except ValidationError:
        words = _("The mapping is wrong at “%(where)s”: %(problem)s")
        raise FileRefusedError(words % {"where": field.name, "problem": value[:80]}) from None
