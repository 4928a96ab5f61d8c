"""JSON Feed 1.1 (jsonfeed.org)."""

import json
from collections.abc import Mapping
from typing import Any

from search.faces.feed import Feed, Item

LABEL, TYPE = "JSON", "application/feed+json"
# A reader that takes the text for a page finds no tag in it. JSON has these signs in strings only.
NO_MARKUP = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def write(feed: Feed) -> str:
    """The feed as text."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.self_url,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(item) for item in feed.items],
    }
    document = _filled(document) | {"items": document["items"]}
    return json.dumps(document, ensure_ascii=False, indent=1).translate(NO_MARKUP)


def _item(item: Item) -> dict[str, Any]:
    return _filled(
        {
            "id": item.id,
            "url": item.url,
            "title": item.title,
            "content_text": item.text or item.title,
            "summary": item.text,
            "image": item.image_url,
            "language": item.language,
            "date_published": item.published_at.isoformat(),
            "date_modified": item.updated_at.isoformat(),
            "authors": [{"name": item.author}],
            "tags": list(item.tags),
        }
    )


def _filled(pairs: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in pairs.items() if value}
