"""Since when a page says what it says.

Whoever subscribed to its dates is told of a change where there is one: a page that is published again as it
was, or written into the index again, says the same since the same moment.
"""

import json
from datetime import datetime
from hashlib import blake2s

from django.utils import timezone

from search.models import SearchDocument

SINCE = "since"  # what the card of a document keeps of it


def said_since(page, *said):
    """{mark, moment} for the card of a page that says this: those of its document where that says the same,
    else now. What has no document that says so is as old as its publication."""
    mark = blake2s(json.dumps(said, default=str).encode(), digest_size=8).hexdigest()
    card = SearchDocument.objects.filter(page_id=page.pk).values_list("card", flat=True).first() or {}
    before = card.get(SINCE)
    if before and before["mark"] == mark:
        return before
    moment = timezone.now() if before else page.last_published_at or timezone.now()
    return {"mark": mark, "moment": moment.isoformat()}


def since_of(document: SearchDocument) -> datetime:
    """The moment since which a document says the same."""
    kept = document.card.get(SINCE)
    return datetime.fromisoformat(kept["moment"]) if kept else document.updated_at
