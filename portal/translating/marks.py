"""Signs in a text that is translated: `<b>` is closed, and every link of the original is still there.

wagtail-localize keeps a text with a fault, shows the fault beside it and publishes the original in its place;
on its own it finds signs that it does not know.
"""

from html.parser import HTMLParser
from typing import Any

from django.db.models.signals import pre_save
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation

ALONE = {"br"}


class _Signs(HTMLParser):
    """The names of links, and the first sign without its other half."""

    def __init__(self, text: str):
        super().__init__()
        self.links: list[str] = []
        self.open: list[str] = []
        self.closed_only: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links += [value for name, value in attrs if name == "id" and value]
        if tag not in ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in ALONE:
            self.closed_only.append(tag)

    @property
    def lonely(self) -> str | None:
        """Its name."""
        return next(iter([*self.closed_only, *self.open]), None)


def fault_of(text: str, original: str) -> str | None:
    """What is wrong with the signs of `text`, in words, or None."""
    signs = _Signs(text)
    if signs.lonely:
        words = _("The sign <%(tag)s> goes in pairs: <%(tag)s> before the words and </%(tag)s> after them.")
        return words % {"tag": signs.lonely}
    for link in _Signs(original).links:
        if link not in signs.links:
            words = _('The link is lost: put <a id="%(link)s"> before the words it is on and </a> after.')
            return words % {"link": link}
    return None


def note_fault(
    sender: Any, instance: StringTranslation, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """Receiver: every way to save a text, the editor and the PO file."""
    if raw or (update_fields is not None and "data" not in update_fields):
        return
    if fault := fault_of(instance.data, instance.translation_of.data):
        instance.has_error, instance.field_error = True, fault


def connect() -> None:
    """Called once, when the app is ready."""
    pre_save.connect(note_fault, sender=StringTranslation, dispatch_uid="signs-of-translations")
