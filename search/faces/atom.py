"""Atom 1.0 (RFC 4287); each entry says its language by xml:lang."""

from django.utils.feedgenerator import Atom1Feed

from search.faces import rss
from search.faces.feed import Feed

LABEL, TYPE = "Atom", "application/atom+xml"


class PortalAtom(rss.KeptItems, Atom1Feed):
    """Django's writer of Atom."""

    def item_attributes(self, item: dict) -> dict[str, str]:
        """The language of the entry: a list may hold pages that its own lacks."""
        return super().item_attributes(item) | {"xml:lang": item["language"]}


def write(feed: Feed) -> str:
    """The feed as text."""
    return rss.write(feed, PortalAtom)
