"""Page -> Record: the columns, the text, the dates of its document. Reads, never writes the index."""

import json
import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import prefetch_related_objects
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core import generation
from core.sites import get_portal
from search import ends
from search.analysis import fold
from search.days import local_day
from search.document_words import words_of
from search.occurrences import Occurrence, in_order
from search.openings import encoded
from search.registry import document_types, type_of_model

logger = logging.getLogger(__name__)

# A page made by code and never published has no date of its own: it comes last, for ever.
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
CARD_SPECS = tuple(f"fill-{size}|format-webp" for size in ("192x128", "384x256", "768x512"))
CARD_SIZES = "(min-width: 62rem) 24rem, (min-width: 40rem) 50vw, 100vw"
COMMON_RELATIONS = ("topics", "audiences", "tags", "shown_in", "listing_image")


@dataclass(frozen=True)
class Record:
    """One document as it should be: `columns` of SearchDocument, `body` and `keywords` of DocumentText, its
    `occurrences` in order."""

    columns: dict
    body: str
    occurrences: tuple[Occurrence, ...]
    keywords: str = ""

    @cached_property
    def words(self):
        """Its tokens and written words. Costs milliseconds: ask before the index is locked."""
        return words_of(self)

    def with_values(self, values):
        """The same document with other values of facets, of which its words say nothing."""
        other = replace(self, columns=self.columns | {"values": values})
        if "words" in vars(self):
            vars(other)["words"] = self.words
        return other


@generation.pinned()
def read_records(page_ids):
    """({page id: Record, or None where there must be no document}, {page id: the error of its builder})."""
    generation.refresh()
    portal = get_portal()
    records, failures = dict.fromkeys(page_ids), {}
    pages = Page.objects.filter(pk__in=page_ids, live=True, alias_of=None).select_related("locale")
    for page in _specific(_public(pages)):
        found = portal.home_of(page)
        document_type = type_of_model(type(page))
        if not found or not document_type or page.locale.language_code != found[1]:
            continue
        try:
            records[page.pk] = _record(page, document_type, portal, found[0])
        except Exception as error:
            logger.exception("The document of page %s could not be built", page.pk)
            failures[page.pk] = error
            del records[page.pk]
    return records, failures


def indexable_page_ids():
    """Ids of pages that may have a document: live, no alias, of a registered type."""
    ids = []
    for document_type in document_types():
        pages = document_type.model.objects.filter(live=True, alias_of=None)
        ids.extend(pages.values_list("pk", flat=True))
    return sorted(ids)


def _public(pages):
    hidden = list(PageViewRestriction.objects.values_list("page__path", flat=True))
    return [page for page in pages if not any(page.path.startswith(path) for path in hidden)]


def _specific(pages):
    """Pages of their own type with what builders read, a few queries per type."""
    found = []
    for document_type in document_types():
        ids = [page.pk for page in pages if page.specific_class is document_type.model]
        if ids:
            rows = list(document_type.model.objects.filter(pk__in=ids).select_related("locale"))
            prefetch_related_objects(rows, *COMMON_RELATIONS, *document_type.prefetch)
            found += rows
    return found


def _record(page, document_type, portal, city):
    fields = document_type.build(page)
    if fields is None:
        return None
    title = (fields.title or page.title)[:255]
    published = fields.published_at or page.first_published_at or page.last_published_at or UNDATED
    columns = {
        "key": f"{page.translation_key}:{page.locale.language_code}",
        "page_id": page.pk,
        "city_id": city.settings.pk,
        "path": portal.path_of(page),
        "locale": page.locale.language_code,
        "kind": document_type.kind,
        "title": title,
        "sort_title": sort_key(title),
        "summary": fields.summary or page.introduction,
        "card": _as_json(_card(page) | dict(fields.card) | {"date": published}),
        "values": _values(page, document_type, city, fields, published),
        "published_at": published,
        "updated_at": fields.updated_at or page.last_published_at or published,
        "live_until": min(filter(None, (page.expire_at, fields.live_until)), default=None),
        "hidden_from_engines": page.hidden_from_engines,
        **{name: getattr(fields, name) for name in PLAIN_FIELDS},
    }
    return Record(columns, fields.body, in_order(fields.occurrences), fields.keywords)


PLAIN_FIELDS = (
    "latitude",
    "longitude",
    "place_name",
    "address",
    "is_free",
    "min_age",
    "max_age",
)


def _values(page, document_type, city, fields, published):
    """{facet: values}: what the document is found by. A city finds what it owns and what it shows."""
    values = {
        "kind": [document_type.kind],
        "locale": [page.locale.language_code],
        "owner": [city.slug],
        "city": [city.slug, *(shown.slug for shown in page.shown_in.all())],
        "topic": [topic.slug for topic in page.topics.all()],
        "audience": [audience.slug for audience in page.audiences.all()],
        "tag": [tag.slug for tag in page.tags.all()],
        "year": [str(local_day(published).year)] if published != UNDATED else [],
        "ranked_last": ["1"] if fields.weight < 0 else [],
        **ends.values_of(fields.over_on, fields.listed_until),
        **(encoded(fields.openings, local_day(timezone.now())) if fields.openings else {}),
        **fields.values,
    }
    return {name: sorted({str(value) for value in found}) for name, found in sorted(values.items()) if found}


def _card(page):
    """Topics are named in the language of the page, which may point to those of another. Search words are
    there for search.document_words: nothing draws them."""
    topics = sorted(page.topics.all(), key=lambda topic: (topic.order, topic.title))
    terms = get_portal().topics.get(page.locale.language_code, {})
    names = {topic.slug: terms.get(topic.slug, topic).title for topic in topics}
    titles = [{"slug": slug, "title": title} for slug, title in names.items()]
    return {
        **({"search_words": page.search_words} if page.search_words else {}),
        "image": _image(page.listing_image) if page.listing_image else None,
        "picture": next((topic.picture for topic in topics if topic.picture), ""),
        "topic": titles[0] if titles else None,
        "topics": titles,
    }


def _image(image):
    """What an <img> needs; None when the file is gone or broken, which must not hide the page."""
    try:
        found = image.get_renditions(*CARD_SPECS)
    except Exception:
        logger.exception("Image %s cannot be drawn", image.pk)
        return None
    thumbnail, small, large = (found[spec] for spec in CARD_SPECS)
    by_width = {rendition.width: rendition.url for rendition in (thumbnail, small, large)}
    is_wide = len(by_width) > 1
    return {
        "src": small.url,
        "srcset": ", ".join(f"{url} {width}w" for width, url in by_width.items()) if is_wide else "",
        "sizes": CARD_SIZES if is_wide else "",
        "width": large.width,
        "height": large.height,
    }


def _as_json(card):
    """Exactly what the database will give back, so that two cards can be compared."""
    return json.loads(json.dumps(card, cls=DjangoJSONEncoder))


def sort_key(title):
    """The title as a French dictionary orders it."""
    return fold(title, " ")[:255]
