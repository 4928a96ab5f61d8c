"""RSS 2.0 with atom:link, dc:creator and a language; each item says its own by dc:language."""

from datetime import datetime
from functools import lru_cache
from io import StringIO
from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed, SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator

from search.faces.feed import NEVER, Feed, Item

LABEL, TYPE = "RSS", "application/rss+xml"
MOST_ITEMS = 4_000  # of about a kilobyte each
DUBLIN_CORE = {"xmlns:dc": "http://purl.org/dc/elements/1.1/"}


class KeptItems:
    """For a writer of Django: no clock, and an item is written once: a third of what a feed costs."""

    feed: dict[str, Any]
    items: list[Item]

    def latest_post_date(self) -> datetime:
        """When the newest item was changed."""
        return self.feed["updated"]

    def write_items(self, handler: SimplerXMLGenerator) -> None:
        """Its items as they were written before."""
        for item in self.items:
            text = _written(type(self), item)  # type: ignore[arg-type]  # classes are hashable
            handler.ignorableWhitespace(text)  # as it is


class PortalRss(KeptItems, Rss201rev2Feed):
    """Django's writer of RSS."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        """Beside those of Django, the language of the item: a list may hold pages that its own lacks."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("dc:language", item["language"], DUBLIN_CORE)


def write(feed: Feed, writer: type[SyndicationFeed] = PortalRss) -> str:
    """The feed as text; `writer` takes its items as they are (KeptItems)."""
    document = writer(
        title=feed.title,
        link=feed.url,
        description=feed.description or feed.title,
        language=feed.language,
        author_name=feed.author,
        feed_url=feed.self_url,
        feed_guid=feed.self_url,
        updated=feed.updated_at or NEVER,
    )
    document.items = list(feed.items)
    return document.writeString("utf-8")


@lru_cache(maxsize=MOST_ITEMS)
def _written(writer: Any, item: Item) -> str:
    """The element of an item, in which nothing depends on its feed."""
    text, document = StringIO(), writer(title="", link="", description="")
    document.add_item(
        title=item.title,
        link=item.url,
        description=item.html,
        unique_id=item.id,
        unique_id_is_permalink=False,
        pubdate=item.published_at,
        updateddate=item.updated_at,
        language=item.language,
        author_name=item.author,
        categories=item.tags,
    )
    super(KeptItems, document).write_items(SimplerXMLGenerator(text, "utf-8", short_empty_elements=True))
    return text.getvalue()
