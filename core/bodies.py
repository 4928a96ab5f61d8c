"""A page's body as HTML, as a contents list and as plain text.

The HTML of a body changes only when content does, so a process keeps it for one generation. What
is built reads the images, their sizes, the documents and the linked pages of the whole body in
one query each, however many there are.
"""

import re
from contextvars import ContextVar
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify
from wagtail.blocks import ChooserBlock, ListBlock, StreamBlock, StructBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from core import generation
from core.pictures import prefetch_body_renditions
from core.sites import get_portal

MOST_KEPT_BODIES = 400  # per process; about 10 kB each

# Ids that templates print around a body.
TAKEN_IDS = frozenset(
    [
        "brief",
        "children",
        "contenu",
        "follow",
        "funding",
        "hypothesis",
        "label",
        "related",
        "results",
        "sort",
        "subject",
        "timeline",
        "toc",
        "tried",
    ]
)

_linked: ContextVar[dict[int, str] | None] = ContextVar("linked_pages", default=None)


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


def body_of(page, request=None, field="body", linked=()):
    """The Body of a published page, kept for this generation; of a draft, built for this preview.

    `linked`: the pages of `unread_links`, where the caller has read them with others.
    """
    prefix = "" if field == "body" else f"{field}-"
    if page.pk is None or getattr(request, "is_preview", False):
        return build(page, getattr(page, field), linked, prefix)
    kept, key = _kept(), (page.pk, field)
    body = kept.get(key)
    if body is None:
        if len(kept) >= MOST_KEPT_BODIES:
            kept.clear()
        body = kept[key] = build(page, getattr(page, field), linked, prefix)
    return body


def unread_links(page, *fields):
    """Ids of the pages that those bodies of `page` link to and that nobody has read yet."""
    return set().union(
        *(linked_ids(getattr(page, f).raw_data) for f in fields if (page.pk, f) not in _kept())
    )


def _kept():
    return generation.held("bodies", lambda number: {})


def build(page, stream, linked=(), prefix=""):
    """Render `stream`, a body of `page`; `linked` as in body_of, `prefix` goes before its anchors."""
    if not stream:
        return Body(SafeString(""), ())
    headings = headings_of(stream, prefix)
    prefetch_body_renditions([block.value["image"] for block in stream if _has_image(block)])
    ids = linked_ids(stream.raw_data)
    all_read = ids and ids <= {target.pk for target in linked}
    urls = addresses(linked, page) if all_read else page_urls(ids, page)
    token = _linked.set(urls)
    try:
        parts = [
            block.render({"anchor": headings[index].id} if index in headings else {})
            for index, block in enumerate(stream)
        ]
    finally:
        _linked.reset(token)
    return Body(format_html_join("\n", "{}", ((part,) for part in parts)), tuple(headings.values()))


def headings_of(stream, prefix=""):
    """{index of the block: Heading}, with anchors that occur once. No query: texts are in the stream."""
    headings, used = {}, set(TAKEN_IDS)
    for index, raw in enumerate(stream.raw_data):
        if raw["type"] != "heading":
            continue
        base = anchor = prefix + (slugify(raw["value"]["text"]) or "section")
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


def page_urls(ids, page=None):
    """{id: address} of live pages; relative inside the city of `page`, absolute elsewhere."""
    return addresses(Page.objects.filter(pk__in=ids, live=True), page) if ids else {}


def addresses(targets, page=None):
    """{id: address} of pages already read; relative inside the city of `page`, absolute elsewhere."""
    portal = get_portal()
    here = portal.home_of(page) if page is not None and page.path else None
    urls = {}
    for target in targets:
        if found := portal.home_of(target):
            base = "" if here and here[0].slug == found[0].slug else found[0].base_url
            urls[target.pk] = base + portal.path_of(target)
    return urls


def urls_of(ids):
    """{id: address} of pages that the body being rendered links to; read now when no body is."""
    urls = _linked.get()
    return page_urls(set(ids)) if urls is None else urls


def _has_image(block):
    return block.block_type == "image" and bool(block.value["image"])
