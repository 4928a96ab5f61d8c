"""What editorial pages and home pages say to machines (schema.org), without a query of its own.

An experiment is an article: it tells what was tried and learnt, often years ago. It is not an event,
which is something to attend.
"""

from django.utils import timezone

from cms_pages.periods import Precision
from core import moments
from core.structured import moment, organisation, organisation_id, page_node, website
from core.theme import app_icons

MOST_HEADLINE = 110  # characters; what readers of NewsArticle ask for
LENGTHS = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}


def of_page(page, request, canonical, terms):
    """`nodes`, `share_type` and `head_state` of a page with a text, for the head of its template."""

    def nodes():
        node = page_node(page, request, canonical)
        return [node | _article(page, request, canonical, terms, published) if is_article else node]

    is_article = page.schema_type != "WebPage"
    published = _published(page, request) if is_article else ""
    return {"nodes": nodes, "head_state": published} | ({"share_type": "article"} if is_article else {})


def of_home(request):
    """`nodes` of a home page: who publishes, and the site."""
    city = request.city
    logo = city.base_url + app_icons.url(city.slug, app_icons.SIZES[-1])
    return [organisation(city, logo), website(city, request.LANGUAGE_CODE)]


def _published(page, request):
    """When it came out, as machines read it; "" where that is not known."""
    announced, now = getattr(page, "date", None) or page.first_published_at, timezone.now()
    moments.note(request, announced)
    return moment(moments.publication_date(announced, page.last_published_at, now)) or ""


def _article(page, request, canonical, terms, published):
    author = getattr(page, "author", "")
    place = getattr(page, "place", "")
    return {
        "headline": page.title[:MOST_HEADLINE],
        "mainEntityOfPage": canonical,
        "datePublished": published,
        "author": {"@type": "Organization", "name": author}
        if author
        else {"@id": organisation_id(request.city)},
        "articleSection": [term.label for term in terms if term.name == "topic"],
        "keywords": [term.label for term in terms if term.name == "tag"],
        "isAccessibleForFree": True,
        "temporalCoverage": _coverage(page),
        "contentLocation": {"@type": "Place", "name": place} if place else None,
    }


def _coverage(page):
    """The days of an experiment as an ISO 8601 interval, no more precise than they are known."""
    start, end = getattr(page, "start_date", None), getattr(page, "end_date", None)
    if not start:
        return None
    length = LENGTHS[Precision(page.date_precision)]
    days = dict.fromkeys(day.isoformat()[:length] for day in (start, end) if day)
    return "/".join(days)
