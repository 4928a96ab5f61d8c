"""A page's body as HTML, as a contents list and as plain text.

The HTML of a body changes only with its text and with what it links to: a process keeps it until then. What
is built reads the images, their sizes, the documents and the linked pages of the whole body in
one query each, however many there are.
"""

import re
from contextvars import ContextVar
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.blocks import ChooserBlock, ListBlock, StreamBlock, StructBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from core import generation, reads
from core.pictures import prefetch_body_renditions
from core.siblings import for_reader
from core.sites import get_portal
from core.slugs import slug_of
from core.structure import scope_of_page
from core.tongues import with_notes

MOST_KEPT_BODIES = 400  # per process; about 10 kB each
# What a link needs of the page it leads to (core.siblings).
OF_LINKS = ("path", "url_path", "title", "content_type_id", "live")

# Ids that templates print around a body.
TAKEN_IDS = frozenset(
    [
        "ask",
        "brief",
        "bring",
        "children",
        "contenu",
        "follow",
        "for-whom",
        "funding",
        "hypothesis",
        "label",
        "news",
        "question",
        "related",
        "results",
        "sort",
        "steps",
        "subject",
        "timeline",
        "toc",
        "town-hall",
        "tried",
        "where",
    ]
)


class Linked(NamedTuple):
    """A page that a text links to, as its reader gets it; `language` is that of the page where it is another
    one, else empty."""

    pk: int
    title: str
    url: str
    language: str = ""


_linked: ContextVar[dict[int, Linked] | None] = ContextVar("linked_pages", default=None)


@dataclass(frozen=True)
class Heading:
    """An entry of the contents list."""

    id: str
    title: str
    level: str


@dataclass(frozen=True)
class Body:
    """A body, ready to print."""

    html: SafeString
    headings: tuple[Heading, ...]

    @property
    def contents(self):
        """Main headings, where there are enough of them for a list to help."""
        main = [heading for heading in self.headings if heading.level == "h2"]
        return main if len(main) > 1 else []


class KeptBody(NamedTuple):
    """A Body, what its page held then, what it links to, and the state of that."""

    raw: list
    links: tuple[Linked, ...]
    stamp: generation.Stamp
    scopes: frozenset[str]
    body: Body


def body_of(page, request=None, field="body", linked=()):
    """The Body of a published page, kept until it or a page that it links to is another; of a draft, built
    for this preview. `linked`: the pages of `unread_links`, where the caller has read them with others."""
    stream, prefix = getattr(page, field), "" if field == "body" else f"{field}-"
    if page.pk is None or getattr(request, "is_preview", False):
        return build(page, stream, linked, prefix)
    kept = _kept(page, field)
    if kept is None or not generation.is_current(kept.stamp):
        kept = _looked_through(page, stream, linked, prefix, kept)
        bodies = generation.held("bodies", dict, ())
        if len(bodies) >= MOST_KEPT_BODIES:
            bodies.clear()
        bodies[page.pk, field, get_language()] = kept
    reads.note(*kept.scopes)
    return kept.body


def _kept(page, field):
    """What is kept of this very text, or None; what it links to may have changed."""
    kept = generation.held("bodies", dict, ()).get((page.pk, field, get_language()))
    return kept if kept and kept.raw == list(getattr(page, field).raw_data) else None


def _looked_through(page, stream, linked, prefix, kept):
    """The body as it is now: the one that is kept where it links to the same as before."""
    numbers = generation.current()
    with reads.gathered() as scopes:
        links = _links(page, stream, linked)
    if kept and kept.links == links:
        body = kept.body
    else:
        body = _rendered(stream, _by_id(links), prefix)
    return KeptBody(list(stream.raw_data), links, generation.stamp(scopes, numbers), frozenset(scopes), body)


def unread_links(page, *fields):
    """Ids of the pages that those bodies of `page` link to and that have to be looked at."""
    kept = {field: _kept(page, field) for field in fields}
    unread = (f for f in fields if not (kept[f] and generation.is_current(kept[f].stamp)))
    return set().union(*(linked_ids(getattr(page, field).raw_data) for field in unread))


def build(page, stream, linked=(), prefix=""):
    """Render `stream`, a body of `page`; `linked` as in body_of, `prefix` goes before its anchors."""
    return _rendered(stream, _by_id(_links(page, stream, linked)), prefix)


def _rendered(stream, linked, prefix):
    """The Body of a stream; `linked`: {id: Linked} of the pages that it links to."""
    if not stream:
        return Body(SafeString(""), ())
    headings = headings_of(stream, prefix)
    prefetch_body_renditions([block.value["image"] for block in stream if _has_image(block)])
    token = _linked.set(linked)
    try:
        parts = [
            block.render({"anchor": headings[index].id} if index in headings else {})
            for index, block in enumerate(stream)
        ]
    finally:
        _linked.reset(token)
    return Body(format_html_join("\n", "{}", ((part,) for part in parts)), tuple(headings.values()))


def linked_html(text, linked):
    """Rich text as HTML; `linked`: {id: Linked} of the pages that it links to."""
    token = _linked.set(linked)
    try:
        return with_notes(expand_db_html(text))
    finally:
        _linked.reset(token)


def headings_of(stream, prefix=""):
    """{index of the block: Heading}, with anchors that occur once. No query: texts are in the stream."""
    headings, used = {}, set(TAKEN_IDS)
    for index, raw in enumerate(stream.raw_data):
        if raw["type"] != "heading":
            continue
        base = anchor = prefix + (slug_of(raw["value"]["text"]) or "section")
        number = 2
        while anchor in used:
            anchor, number = f"{base}-{number}", number + 1
        used.add(anchor)
        headings[index] = Heading(anchor, raw["value"]["text"], raw["value"]["level"])
    return headings


def plain_text(stream):
    """Every word of a stream that a reader sees, on one line, for search. No query: choosers have none."""
    if not stream:
        return ""
    return re.sub(r"\s+", " ", " ".join(_words_of(stream.stream_block, stream.raw_data))).strip()


def sentences_of(stream):
    """The same words, of which a reader may see a part: what ends without a mark, such as a heading, is given
    a full stop."""
    if not stream:
        return ""
    return as_sentences(_words_of(stream.stream_block, stream.raw_data))


def as_sentences(texts):
    """Texts one after the other, each with what ends a sentence."""
    lines = (re.sub(r"\s+", " ", text).strip() for text in texts)
    return " ".join(line if _ENDED.search(line) else f"{line}." for line in lines if line)


def _words_of(block, raw):
    if raw is None or isinstance(block, ChooserBlock | ImageBlock):
        return
    if isinstance(block, StreamBlock):
        for item in raw:
            if item["type"] in block.child_blocks:
                yield from _words_of(block.child_blocks[item["type"]], item["value"])
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _words_of(child, raw.get(name))
    elif isinstance(block, ListBlock):
        for item in raw:
            yield from _words_of(block.child_block, item["value"] if _is_item(item) else item)
    else:
        yield from block.get_searchable_content(block.to_python(raw))


def _is_item(item):
    """Whether a list keeps the value with its id, as Wagtail writes it since version 2.16."""
    return isinstance(item, dict) and item.get("type") == "item"


def linked_ids(raw):
    """Ids of the pages that raw stream data points to: choosers named page or pages, and rich text."""
    found, waiting = set(), [("", raw)]
    while waiting:
        name, item = waiting.pop()
        if isinstance(item, dict):
            waiting.extend((key if key != "value" else name, value) for key, value in item.items())
        elif isinstance(item, str):
            found.update(int(number) for number in _PAGE_LINK.findall(item))
        elif isinstance(item, int) and name in {"page", "pages"}:
            found.add(item)
        elif item is not None and not isinstance(item, bool | int | float):
            waiting.extend((name, value) for value in item)
    return found


_PAGE_LINK = re.compile(r'<a (?=[^>]*linktype="page")[^>]*\bid="(\d+)"')
_ENDED = re.compile(r"[.!?…:;,؟؛،][\s»”\")]*\Z")


def linked_pages(ids, page=None, targets=None):
    """{id: Linked} of what is published of these pages, in the language of the reader where it is; relative
    inside the city of `page`, absolute elsewhere. `targets`: those pages, where the caller has read them."""
    return _by_id(_addressed(ids, _read_pages(ids) if targets is None else targets, page))


def _by_id(links):
    return {link.pk: link for link in links}


def _links(page, stream, linked):
    """What is published of the pages that a stream links to, read unless `linked` has all."""
    ids = linked_ids(stream.raw_data) if stream else set()
    targets = [target for target in linked if target.pk in ids]
    return _addressed(ids, targets if len(targets) == len(ids) else _read_pages(ids), page)


def _read_pages(ids):
    return Page.objects.filter(pk__in=ids).only(*OF_LINKS) if ids else ()


def _addressed(ids, targets, page):
    """The same of pages already read; the answer depends on their cities."""
    if not ids:
        return ()
    portal, language, links = get_portal(), get_language(), []
    here = portal.home_of(page) if page is not None and page.path else None
    for target in targets:
        if found := for_reader(portal, target, language):
            city, shown = found
            reads.note(scope_of_page(city.slug, target.content_type_id))
            base = "" if here and here[0].slug == city.slug else city.base_url
            links.append(Linked(target.pk, shown.title, base + shown.path, shown.foreign_to(language)))
    if len(links) < len(ids):  # who knows where a page is that is not published yet?
        reads.note(reads.ANY)
    return tuple(sorted(links))


def linked_by_text(ids):
    """{id: Linked} of pages that the text being drawn links to; read now when none is."""
    linked = _linked.get()
    return linked_pages(set(ids)) if linked is None else linked


def _has_image(block):
    return block.block_type == "image" and bool(block.value["image"])
