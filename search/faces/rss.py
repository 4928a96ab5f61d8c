"""RSS 2.0 with atom:link, dc:creator and a language."""

from datetime import datetime

from django.utils.feedgenerator import Rss201rev2Feed, SyndicationFeed

from search.faces.feed import NEVER, Feed

LABEL, TYPE = "RSS", "application/rss+xml"


class PortalRss(Rss201rev2Feed):
    """Django's writer without its clock."""

    def latest_post_date(self) -> datetime:
        return self.feed["updated"]


def write(feed: Feed, writer: type[SyndicationFeed] = PortalRss) -> str:
    """The feed as text."""
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
    for item in feed.items:
        document.add_item(
            title=item.title,
            link=item.url,
            description=item.html,
            unique_id=item.id,
            unique_id_is_permalink=False,
            pubdate=item.published_at,
            updateddate=item.updated_at,
            author_name=item.author,
            categories=item.tags,
        )
    return document.writeString("utf-8")
