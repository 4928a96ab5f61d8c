"""What every feed format says of a list. The same list gives the same bytes anywhere: the clock only asks
whether a date shown has come yet."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from django.utils.html import escape
from django.utils.translation import gettext as _

from core import generation, moments
from core.menus import tagline_in
from core.text import xml_safe
from core.tongues import titled
from core.viewer import Viewer
from core.writing_direction import isolated
from search.faces.formats import face_url
from search.hits import Hit
from search.listings import Listing
from search.occurrences import Status
from search.query import BY_DAY, SearchQuery
from search.sentences import describe
from search.services import execute

# The date of a list that holds nothing.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
MOST_ITEMS = 4_000  # of about half a kilobyte each
MOST_NAMES = 20_000  # of two hundred bytes each


@dataclass(frozen=True)
class Item:
    """One entry. `id` names the page in one language for ever: not its address, which may change. `language`
    is its own: a list may hold pages that its language lacks."""

    id: str
    url: str
    title: str
    text: str
    author: str
    published_at: datetime
    updated_at: datetime
    tags: tuple[str, ...]
    language: str
    image_url: str | None

    @property
    def html(self) -> str:
        """The summary where a format wants HTML."""
        return f"<p>{escape(self.text)}</p>" if self.text else ""


@dataclass(frozen=True)
class Feed:
    """A list in one language. `url` is the page, `self_url` the feed; both absolute. From `changes_at` on it
    is another one although nobody publishes."""

    title: str
    description: str
    language: str
    url: str
    self_url: str
    author: str
    items: tuple[Item, ...]
    changes_at: datetime | None = None

    @property
    def updated_at(self) -> datetime:
        """When the newest item was changed."""
        return max((item.updated_at for item in self.items), default=NEVER)


def feed_of(viewer: Viewer, listing: Listing, query: SearchQuery, ext: str) -> Feed:
    """The twenty newest items of a listing (search.query.PAGE_SIZE), whatever the order of its page.
    The items of a question are those that its page finds."""
    city, now = viewer.city, viewer.now
    newest = query.first_page(sort="date", dates="" if query.dates == BY_DAY else query.dates)
    results = execute(newest, viewer.scope, now=now, fixed=listing.fixed)
    changes = [results.changes_at, *(hit.published_at for hit in results.hits if hit.published_at > now)]
    return Feed(
        title=xml_safe(f"{describe(query, viewer.portal, viewer.language, listing)} – {isolated(city.name)}"),
        description=xml_safe(listing.intro or tagline_in(city, viewer.language)),
        language=viewer.language,
        url=viewer.base_url + query.url(listing.path, page=1, sort=""),
        self_url=viewer.base_url + face_url(listing, query, ext),
        author=xml_safe(city.name),
        items=tuple(_kept_item(hit, viewer) for hit in results.hits),
        changes_at=min(filter(None, changes), default=None),
    )


def _kept_item(hit: Hit, viewer: Viewer) -> Item:
    """Made once of what has come out: a third of what a feed costs."""
    now = viewer.now
    if hit.published_at > now or hit.updated_at > now:
        return _item(hit, now)
    kept: dict[tuple, Item] = generation.held("items of feeds", dict, ())
    key = (viewer.city.slug, viewer.language, hit.key, hit.version, hit.shown_of, hit.changes_at)
    if (item := kept.get(key)) is None:
        if len(kept) >= MOST_ITEMS:
            kept.clear()
        item = kept[key] = _item(hit, now)
    return item


def _item(hit: Hit, now: datetime) -> Item:
    image = hit.card.get("image")
    origin = _("Published by %(city)s") % {"city": isolated(hit.city.name)} if hit.is_foreign else ""
    published_at = moments.publication_date(hit.published_at, hit.updated_at, now)
    assert published_at  # noqa: S101 (every document was published)
    return Item(
        id=_name_of(hit.key),
        url=hit.absolute_url,
        title=xml_safe(titled(hit.title, hit.locale)),
        text=xml_safe(
            " — ".join(filter(None, (*_words_of_date(hit), hit.summary and isolated(hit.summary), origin)))
        ),
        author=xml_safe(hit.city.name),
        published_at=published_at,
        updated_at=max(min(hit.updated_at, now), published_at),
        language=hit.locale,
        tags=tuple(xml_safe(topic["title"]) for topic in hit.card.get("topics", ())),
        image_url=absolute(image["src"], hit.city.base_url) if image else None,
    )


@lru_cache(maxsize=MOST_NAMES)
def _name_of(key: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:{key}").urn


def _words_of_date(hit: Hit) -> Iterator[str]:
    """« Mercredi 9 juin, 14 h – 16 h »: when it is, which is never the date of the item."""
    when = hit.words_of_date
    if hit.occurrence is None or not when:
        return
    yield f"{when[:1].upper()}{when[1:]}"
    if hit.occurrence.status != Status.SCHEDULED and (state := hit.card.get("status")):
        yield state["label"]


def absolute(address: str, base: str) -> str:
    """A media address with its host, wherever media are served."""
    return address if "://" in address else base + address
