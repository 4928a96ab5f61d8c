"""Menus, footer and alerts: the blocks editors fill on a home page, and what templates read.

They live on the home page of each city and language, so that translation, drafts, history and
permissions are those of the page (docs/adr/).
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core import own_addresses


def check_address(value: str) -> None:
    """Raise ValidationError for what is no address of another site and no path within this one."""
    if not value.startswith("/") or value.startswith("//"):
        URLValidator(schemes=["http", "https"])(value)


class LinkBlock(blocks.StructBlock):
    """A link to a page of the portal or to another site."""

    label = blocks.CharBlock(label=_("Text"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Address on another site"), required=False)

    class Meta:
        icon = "link"
        label = _("Link")
        description = _("A page of the portal, or an address elsewhere.")
        preview_value = {"label": "Actualités", "url": "https://example.org/"}
        preview_template = "core/blocks/link_preview.html"

    def clean(self, value):
        value = super().clean(value)
        if bool(value["page"]) == bool(value["url"]):
            message = ValidationError(_("Choose a page or type an address, not both."))
            raise blocks.StructBlockValidationError({"page": message})
        return value


class PortalLinkBlock(LinkBlock):
    """A link of a menu or a home page: it may lead to one of the portal's own addresses as well, or to a list
    through its filters."""

    label = blocks.CharBlock(
        label=_("Text"),
        max_length=60,
        required=False,
        help_text=_("May stay empty for an address of the portal: its own name is shown."),
    )
    url = blocks.CharBlock(
        label=_("Another address"),
        required=False,
        max_length=500,
        validators=[check_address],
        help_text=_(
            "On another site, or a list of this one with its filters: « /fr/demarches/?theme=papiers »."
        ),
    )
    address = blocks.ChoiceBlock(
        choices=own_addresses.choices,
        label=_("Address of the portal"),
        required=False,
        help_text=_("The map, the open data, the site map…; not shown in a city that has none."),
    )

    class Meta:
        description = _("A page, an address of the portal such as its map, or an address elsewhere.")

    def clean(self, value):
        if not value["address"]:
            if not value["label"]:
                message = ValidationError(_("Write what the link says."))
                raise blocks.StructBlockValidationError({"label": message})
            return super().clean(value)
        if value["page"] or value["url"]:
            message = ValidationError(_("Choose a page or an address of the portal, not both."))
            raise blocks.StructBlockValidationError({"address": message})
        return blocks.StructBlock.clean(self, value)


class FooterColumnBlock(blocks.StructBlock):
    """A titled list of links in the footer."""

    title = blocks.CharBlock(label=_("Title"), max_length=60)
    links = blocks.ListBlock(PortalLinkBlock(), label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Column")
        description = _("A title and links, side by side with the other columns.")
        preview_value = {
            "title": "Explorer",
            "links": [{"label": "Actualités", "url": "https://example.org/"}],
        }
        preview_template = "core/blocks/link_preview.html"


class AlertBlock(blocks.StructBlock):
    """A message above every page of the city, from one moment to another."""

    severity = blocks.ChoiceBlock(
        choices=[("info", _("Information")), ("warn", _("Caution")), ("urgent", _("Urgent"))],
        default="info",
        label=_("Severity"),
    )
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.CharBlock(label=_("Text"), max_length=240, required=False)
    link = blocks.ListBlock(PortalLinkBlock(), label=_("Link"), max_num=1, default=[])
    starts_at = blocks.DateTimeBlock(label=_("From"), required=False)
    ends_at = blocks.DateTimeBlock(label=_("Until"), required=False)

    class Meta:
        icon = "warning"
        label = _("Alert")
        description = _("A banner above every page of this city.")
        preview_value = {
            "severity": "warn",
            "title": "Vent fort ce jeudi.",
            "text": "Les parcs ferment à 16 h.",
        }
        preview_template = "core/blocks/alert_preview.html"

    def clean(self, value):
        value = super().clean(value)
        if value["starts_at"] and value["ends_at"] and value["ends_at"] <= value["starts_at"]:
            raise blocks.StructBlockValidationError(
                {"ends_at": ValidationError(_("The end comes after the start."))}
            )
        return value


@dataclass(frozen=True)
class Link:
    """One link, ready to print. `page_id` is 0 for an address on another site; `language` is that of what it
    leads to where readers have to be told, else empty."""

    label: str
    url: str
    page_id: int = 0
    language: str = ""


def own_link(raw, city, language):
    """The Link that a raw link value with an `address` of the portal means, in a city and a language; None
    where the city has no such address."""
    found = own_addresses.label_and_path(raw["address"], city, language)
    return Link(raw.get("label") or found[0], found[1]) if found else None


@dataclass(frozen=True)
class FooterColumn:
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Alert:
    """One banner; `key` changes with its words, so that a dismissed alert comes back when edited."""

    key: str
    severity: str
    title: str
    text: str
    link: Link | None
    starts_at: datetime | None
    ends_at: datetime | None
    language: str = ""  # of its words, where it is not that of the home page

    def is_active_at(self, moment):
        """The interval is half-open: [starts_at, ends_at)."""
        return (not self.starts_at or self.starts_at <= moment) and (
            not self.ends_at or moment < self.ends_at
        )


LETTERS_OF_A_ROW = 66  # of eight entries, measured with the longest name of the demonstration's cities
SEVERITIES = ("urgent", "warn", "info")


@dataclass(frozen=True)
class Navigation:
    """What surrounds every page of one city in one language."""

    menu: tuple[Link, ...] = ()
    footer: tuple[FooterColumn, ...] = ()
    alerts: tuple[Alert, ...] = field(default=())
    disclaimer: str = ""  # the home page's, for what is drawn without a page: a topic, an error
    tagline: str = ""  # the words under the name, in this language
    scopes: frozenset[str] = frozenset()  # of the pages that menus lead to (core.reads)

    @property
    def is_long(self):
        """Whether the menu needs a row of its own on a screen of 1024 pixels."""
        return sum(len(link.label) for link in self.menu) > LETTERS_OF_A_ROW

    def active_alerts(self, now=None):
        """Alerts shown at `now` (default: this moment), the gravest first."""
        now = now or timezone.now()
        active = [alert for alert in self.alerts if alert.is_active_at(now)]
        return sorted(active, key=lambda alert: SEVERITIES.index(alert.severity))

    def next_turn(self, now):
        """The first start or end of an alert after `now`, or None."""
        turns = [turn for alert in self.alerts for turn in (alert.starts_at, alert.ends_at) if turn]
        return min((turn for turn in turns if turn > now), default=None)


def linked_page_ids(raw):
    """Ids of the pages that the raw data of these blocks points to: no query."""
    found, waiting = set(), list(raw)
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if isinstance(item.get("page"), int):
                found.add(item["page"])
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return found
