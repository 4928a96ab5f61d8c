"""Every page of a site of the demonstration, read once for all tests."""

import re
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import html

PATH = re.compile(r"/[a-z]{2}/(.+/)?")  # in any language
PAGE = re.compile(r"(page=\d+)?")  # of a list


class Seen(NamedTuple):
    """A page as a crawler reads it. `linked_from`: the first page found that leads here, empty for an address
    that only the sitemap tells; `elements`: of the whole document, as EcoIndex counts them."""

    status: int
    linked_from: str
    canonical: list[str]
    robots: list[str]
    elements: int


def crawl(site) -> dict[str, Seen]:
    """{absolute address: Seen} of all pages that links lead to, from the home page and then from the sitemap
    on: pages of one site with the next pages of lists, without other questions and faces."""
    seen, waiting = {}, [(f"{site.base}/fr/", "its host")]
    while waiting:
        address, origin = waiting.pop()
        if address not in seen:
            seen[address], links = _read(site, address, origin)
            waiting += [(link, address) for link in links if link not in seen]
        if not waiting:
            waiting = [(address, "") for address in site.sitemap if address not in seen]
    return seen


def _read(site, address, origin):
    response = site.get(address)
    if not response.headers["Content-Type"].startswith("text/html"):
        return Seen(response.status_code, origin, [], [], 0), []
    document = html.document_fromstring(response.content)
    seen = Seen(
        response.status_code,
        origin,
        document.xpath('//link[@rel="canonical"]/@href'),
        document.xpath('//meta[@name="robots"]/@content'),
        int(document.xpath("count(//*)")),
    )
    return seen, sorted(
        {link for href in document.xpath("//a/@href") if (link := _page(address, href, site))}
    )


def _page(address, href, site):
    """The address of another page of the same site, or an empty text."""
    target = urlsplit(urljoin(address, href))
    is_here = f"{target.scheme}://{target.netloc}" == site.base
    is_page = PATH.fullmatch(target.path) and PAGE.fullmatch(target.query)
    return target._replace(fragment="").geturl() if is_here and is_page else ""
