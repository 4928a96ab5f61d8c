"""What a reader is shown of a document, and what of it stands neither in the database nor in a mark."""

import json
import re
from contextlib import suppress
from html import unescape

from django.apps import apps
from django.conf import settings
from django.db import models
from lxml import html
from wagtail.fields import StreamField

from tests.pseudo_language import outside_marks

ATTRIBUTES = ("alt", "title", "aria-label", "aria-description", "placeholder", "label")
# Elements whose text is read by programs, or copied as it is.
NOT_READ = {
    "script",
    "style",
    "code",
    "pre",
    "svg",
    "textarea",
    "guid",
    "pubdate",
    "lastbuilddate",
    "language",
}
WORD = re.compile(r"[^\W\d_]{2,}")
SIGNS = re.compile(r"[·–,:;()\n?]|\. ")
# Names that are the same in every language, and units.
NAMES = {
    "RSS",
    "Atom",
    "JSON",
    "CSV",
    "GeoJSON",
    "iCal",
    "PDF",
    "QR",
    "Wikidata",
    "km",
    "cm",
    "OpenStreetMap",
}
NAMES |= {word for code, name in settings.LANGUAGES for word in (code.upper(), name)}
TEXTS = (models.CharField, models.TextField, models.JSONField, StreamField)
# Addresses and names of files: the same in every language.
ADDRESS = re.compile(r"https?://\S+|\b[\w-]+\.(?:csv|geojson|kml|json)\b")
NOT_CONTENT = {"sessions", "contenttypes", "auth", "django_tasks_database"}


def normalised(text):
    return " ".join(re.findall(r"\w+", unescape(re.sub(r"<[^>]*>", " ", str(text)))))


def strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings_in(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings_in(inner)


def everything_written():
    """All texts of the database, as one text of words between spaces; strings of code left out."""
    texts = []
    for model in apps.get_models():
        fields = [field for field in model._meta.concrete_fields if isinstance(field, TEXTS)]
        if not fields or model._meta.app_label in NOT_CONTENT:
            continue
        for row in model._base_manager.values_list(*(field.attname for field in fields)):
            for value in row:
                texts += strings_in(_plain(value))
    return f" {' '.join(map(normalised, texts))} "


def _plain(value):
    """What a field of text holds: a text, or what its JSON says."""
    if hasattr(value, "raw_data"):
        return value.get_prep_value()
    if isinstance(value, str) and value[:1] in ("[", "{"):
        with suppress(ValueError):
            return json.loads(value)
    return value


# Messages in the languages that do not wear the marks: to readers whom the page does not reach.
SAID_IN_OTHER_LANGUAGES = "//*[@class='tongue']//small | //*[starts-with(@class, 'only-in')]/p"


def unmarked(source, content):
    """Texts of a document that are neither marked nor content, each with where it stands."""
    document = html.document_fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8"))
    for passage in document.xpath(SAID_IN_OTHER_LANGUAGES):
        passage.drop_tree()
    found, depth = [], 0
    for place, text, is_own in texts_of(document):
        outside, depth_after = outside_marks(text, 0 if is_own else depth)
        if not is_own:
            depth = depth_after
        found += [f"{place}: {piece}" for piece in outside if not is_content(piece, content)]
    return found


def texts_of(document):
    """(where, text, whether it stands alone) in the order of the document."""
    for element in document.iter():
        if isinstance(element.tag, str) and is_read(element):
            for name, value in element.attrib.items():
                if is_shown(element, name, value):
                    yield f"<{element.tag} class={element.get('class')}> {name}", value, True
    for node in document.xpath("//text()"):
        parent = node.getparent()
        if is_read(parent):
            yield f"<{parent.tag} class={parent.get('class')}>", str(node), False


def is_read(element):
    return not NOT_READ & {element.tag, *(above.tag for above in element.iterancestors())}


def is_shown(element, name, value):
    """Attributes that browsers show or say, and sentences that scripts show."""
    if name.startswith("data-"):
        return " " in value and value[0] not in "/[{"
    return name in ATTRIBUTES or (name == "content" and element.get("name") == "description")


def is_content(piece, content):
    """Is each part between two signs written in the database, or without words?"""
    return all(_is_written(normalised(part), content) for part in SIGNS.split(ADDRESS.sub("", piece)))


def _is_written(words, content):
    if not set(WORD.findall(words)) - NAMES:
        return True
    capital = words[:1].upper() + words[1:]
    return f" {words} " in content or f" {capital} " in content
