"""Every page of a site of the demonstration, read once for all tests."""

import re
import zlib
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from lxml import html

from tests.long import IS_LONG

PATH = re.compile(r"/[a-z]{2}/(.+/)?")  # in any language
PAGE = re.compile(r"(page=\d+)?")  # of a list
OF_A_DATE = re.compile(r"date=\w+")  # the page of an activity, at one of its dates
# Pages of keywords are a third of all and drawn alike: one of so many is read.
OF_KEYWORD = re.compile(r"/[a-z]{2}/mots-cles/[^/]+/")
OF_KEYWORDS_ONE_IN = 1 if IS_LONG else 8
NAMES = {name for _code, name in settings.LANGUAGES}


class Seen(NamedTuple):
    """A page as a crawler reads it. `linked_from`: the first page found that leads here, empty for an address
    that only the sitemap tells; `elements`: of the whole document, as EcoIndex counts them; `links`: pages of
    the same site; `switches`: those of them that are a language's name, or said to its readers alone;
    `languages`: {language: address} of the page, its own too."""

    status: int
    linked_from: str
    canonical: list[str]
    robots: list[str]
    elements: int
    links: list[str]
    switches: set[str]
    languages: dict[str, str]


def crawl(site) -> dict[str, Seen]:
    """{absolute address: Seen} of all pages that links lead to, from the home page and then from the sitemap
    on: pages of one site with the next pages of lists, without other questions and faces (see `is_read`)."""
    seen, waiting = {}, [(f"{site.base}/fr/", "its host")]
    while waiting:
        address, origin = waiting.pop()
        if address not in seen:
            seen[address] = _read(site, address, origin)
            waiting += [(link, address) for link in seen[address].links if link not in seen]
        if not waiting:
            waiting = [(address, "") for address in site.sitemap if is_read(address) and address not in seen]
    return seen


def is_read(address: str) -> bool:
    """Whether the page is one of those that are read."""
    found = OF_KEYWORD.search(address)
    return not found or zlib.crc32(found[0].encode()) % OF_KEYWORDS_ONE_IN == 0


def _read(site, address, origin):
    response = site.get(address)
    if not response.headers["Content-Type"].startswith("text/html"):
        return Seen(response.status_code, origin, [], [], 0, [], set(), {})
    document = html.document_fromstring(response.content)
    anchors = document.xpath("//a[@href]")
    alternates = document.xpath('//link[@rel="alternate" and @hreflang and not(@type)]')
    return Seen(
        status=response.status_code,
        linked_from=origin,
        canonical=document.xpath('//link[@rel="canonical"]/@href'),
        robots=document.xpath('//meta[@name="robots"]/@content'),
        elements=int(document.xpath("count(//*) - count(//svg//*)")),
        links=sorted(_pages(address, anchors, site)),
        switches=_pages(address, filter(_is_switch, anchors), site),
        languages={link.get("hreflang"): link.get("href") for link in alternates},
    )


def _is_switch(anchor):
    is_told = any("only-in" in (above.get("class") or "") for above in anchor.iterancestors("div"))
    return is_told or (anchor.text or "").strip() in NAMES


def _pages(address, anchors, site):
    return {link for anchor in anchors if (link := _page(address, anchor.get("href"), site))}


def _page(address, href, site):
    """The address of another page of the same site, or an empty text."""
    target = urlsplit(urljoin(address, href))
    if OF_A_DATE.fullmatch(target.query):
        target = target._replace(query="")
    is_here = f"{target.scheme}://{target.netloc}" == site.base
    is_page = PATH.fullmatch(target.path) and PAGE.fullmatch(target.query)
    return target._replace(fragment="").geturl() if is_here and is_page and is_read(target.path) else ""
