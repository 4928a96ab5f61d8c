"""Atom 1.0 (RFC 4287)."""

from django.utils.feedgenerator import Atom1Feed

from search.faces import rss
from search.faces.feed import Feed

LABEL, TYPE = "Atom", "application/atom+xml"


class PortalAtom(rss.KeptItems, Atom1Feed):
    """Django's writer of Atom."""


def write(feed: Feed) -> str:
    """The feed as text."""
    return rss.write(feed, PortalAtom)
