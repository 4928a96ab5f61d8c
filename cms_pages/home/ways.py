"""Sections that lead somewhere without asking the index: entrances, numbers, the editor's words, the map."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.images.blocks import ImageBlock

from cms_pages.home.section import Section, SectionLink
from core.bodies import Linked, linked_html
from core.menus import list_items
from core.pictures import body_picture
from directory.list_maps import layers_of_map


def deeds(value, anchor, around):
    """What people come to do, with a picture each."""
    section = Section(anchor, value["title"], "deeds")
    for raw in list_items(value["deeds"]):
        if link := around.link(raw):
            told = {"title": link.label, "url": link.url, "language": link.language}
            section.entries.append(told | {"text": raw.get("text"), "picture": raw["picture"]})
    return section


def numbers(value, anchor, around):
    """Whom to call."""
    links = around.link_to(value.get("page"), _("All the numbers"))
    return Section(anchor, value["title"], "numbers", links=links, entries=list_items(value["numbers"]))


@dataclass
class Text(Section):
    """Words of the editor. What costs queries waits until the template wants it, which then is kept."""

    raw: dict[str, Any] = field(default_factory=dict)
    linked: dict[int, Linked] = field(default_factory=dict)

    is_empty = False

    @property
    def state(self):
        return *super().state, frozenset(self.linked.values())

    @cached_property
    def html(self):
        """The text, with links to what is published."""
        return linked_html(self.raw["text"], self.linked)

    @cached_property
    def picture(self):
        """What core/components/picture.html needs, or None."""
        return body_picture(ImageBlock(required=False).to_python(self.raw.get("picture")))


def text(value, anchor, around):
    """Free text, beside a picture if there is one."""
    tinted = bool(value.get("tinted"))
    return Text(anchor, value["title"], "text", tinted=tinted, raw=value, linked=around.linked)


def map_of_city(value, anchor, around):
    """The layers of the map, with how much each shows."""
    layers = layers_of_map(around.request.city, around.request.LANGUAGE_CODE)
    links = [SectionLink(_("Open the map"), reverse("map:page"), "map")] if layers else []
    return Section(anchor, value["title"], "map", links=links, entries=layers[: value["number"]])


def cities(value, anchor, around):
    """An entrance for each city, in its own yarns."""
    language = around.request.LANGUAGE_CODE
    entries = [
        {
            "slug": city.slug,
            "name": city.name,
            "url": city.home_url(language),
            "language": city.home_language(language),
        }
        for city in around.request.portal.communes
    ]
    return Section(anchor, value["title"], "cities", entries=entries)


def follow(value, anchor, around):
    """The calendar and the feed of the city, where it offers any; its other feeds have a page."""
    section = Section(anchor, value["title"], "follow", text=value.get("text") or "")
    if around.feeds:
        if agenda := around.lists.get("agenda"):
            label = _("All dates in your calendar")
            section.links.append(SectionLink(label, f"{agenda}liste.ics", "calendar-plus"))
        feed = around.feeds[0]
        section.links.append(SectionLink(feed["label"], feed["url"], "rss"))
        section.entries = section.links
    return section
