"""Everything a visitor reads on a page, as the pieces an editor typed."""

import re

from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail.models import Page

from core.models import BasePage

FIELDS = (
    "title",
    "introduction",
    "hypothesis",
    "place",
    "author",
    "participants",
    "partners",
    "dates_text",
    "hero_title",
    "street",
    "address_extra",
    "district",
    "service_area",
    "hours_note",
    "spoken_languages",
    "room",
    "venue_name",
    "organiser_name",
    "prerequisites",
    "equipment_provided",
    "equipment_to_bring",
    "trainer",
)
TECHNICAL = {
    "id",
    "type",
    "kind",
    "level",
    "layout",
    "style",
    "severity",
    "kinds",
    "starts_at",
    "ends_at",
    "url",
}


def all_pages(language="fr"):
    """Every page of the sites in a language, drafts and scheduled ones too."""
    pages = Page.objects.filter(depth__gte=2, locale__language_code=language).specific()
    return [page for page in pages if isinstance(page, BasePage)]


def pieces_of(page):
    """Texts of the fields and of the blocks of `page`, each by itself."""
    pieces = [getattr(page, name) for name in FIELDS if getattr(page, name, "")]
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            pieces += _strings(getattr(page, field.name).raw_data)
    return [strip_tags(re.sub(r"</(p|li)>", " ", piece)).replace("&#x27;", "'") for piece in pieces]


def text_of(page):
    """The same on one line, with plain spaces and apostrophes, to look for a sentence."""
    return re.sub(r"\s+", " ", " ".join(pieces_of(page)).replace("’", "'"))


def _strings(raw):
    if isinstance(raw, str):
        return [raw]
    if isinstance(raw, dict):
        return [text for key, value in raw.items() if key not in TECHNICAL for text in _strings(value)]
    try:
        return [text for value in raw for text in _strings(value)]
    except TypeError:
        return []
