"""Atom 1.0 (RFC 4287)."""

from datetime import datetime

from django.utils.feedgenerator import Atom1Feed

from search.faces import rss
from search.faces.feed import Feed

LABEL, TYPE = "Atom", "application/atom+xml"


class PortalAtom(Atom1Feed):
    """Django's writer without its clock."""

    def latest_post_date(self) -> datetime:
        return self.feed["updated"]


def write(feed: Feed) -> str:
    """The feed as text."""
    return rss.write(feed, PortalAtom)
