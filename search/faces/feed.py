"""What every feed format says of a list. No clock: the same list gives the same bytes anywhere."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.html import escape
from django.utils.translation import gettext as _

from core import moments
from search import faces
from search.services import execute

# The date of a list that holds nothing.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Item:
    """One entry. `id` names the page in one language for ever: not its address, which may change."""

    id: str
    url: str
    title: str
    text: str
    author: str
    published_at: datetime
    updated_at: datetime
    tags: tuple[str, ...]
    image_url: str | None

    @property
    def html(self):
        """The summary where a format wants HTML."""
        return f"<p>{escape(self.text)}</p>" if self.text else ""


@dataclass(frozen=True)
class Feed:
    """A list in one language. `url` is the page, `self_url` the feed; both absolute."""

    title: str
    description: str
    language: str
    url: str
    self_url: str
    author: str
    items: tuple[Item, ...]

    @property
    def updated_at(self):
        return max((item.updated_at for item in self.items), default=NEVER)


def feed_of(request, listing, query, scope, ext):
    """The twenty newest items of a listing (search.services.PAGE_SIZE), whatever the order of its page.
    Readers are told of what holds all their words: what a page shows in its place is no news of theirs."""
    city = request.city
    results = execute(query.first_page(sort="date"), scope, fixed=listing.fixed, is_exact=True)
    moments.note(request, results.changes_at)
    return Feed(
        title=f"{query.describe(request.portal, scope.language, listing)} – {city.name}",
        description=listing.intro or city.tagline,
        language=scope.language,
        url=city.base_url + query.url(listing.path, page=1, sort=""),
        self_url=city.base_url + faces.url(listing, query, ext),
        author=city.name,
        items=tuple(_item(hit) for hit in results.hits),
    )


def _item(hit):
    image = hit.card.get("image")
    origin = _("Published by %(city)s") % {"city": hit.city.name} if hit.is_foreign else ""
    return Item(
        id=uuid.uuid5(uuid.NAMESPACE_URL, f"urn:{hit.key}").urn,
        url=hit.absolute_url,
        title=hit.title,
        text=" — ".join(filter(None, (hit.summary, origin))),
        author=hit.city.name,
        published_at=hit.published_at,
        updated_at=max(hit.updated_at, hit.published_at),
        tags=tuple(topic["title"] for topic in hit.card.get("topics", ())),
        image_url=absolute(image["src"], hit.city.base_url) if image else None,
    )


def absolute(address, base):
    """A media address with its host, wherever media are served."""
    return address if "://" in address else base + address
