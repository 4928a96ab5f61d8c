"""What surrounds the text of one page: where it is, what it is about, what goes with it.

Four queries draw a page: the generation, the page, its own and its related search documents in
one, its ancestors and children in one. The body is kept by core.bodies.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms_pages.hits import hits_of_pages
from cms_pages.terms import term_link
from core import generation
from core.bodies import body_of
from core.pictures import body_picture

FEED_TYPE = "application/rss+xml"


@dataclass(frozen=True)
class Crumb:
    """A step of the breadcrumb; the page itself has no address."""

    title: str
    url: str = ""


def detail_context(page, request, *, with_children=False):
    """What the templates of pages with a text print around it."""
    chosen = [item["value"] for item in page.related.raw_data] if hasattr(page, "related") else []
    hits = hits_of_pages([page.pk, *chosen], request)
    crumbs, children = _surroundings(page, request, with_children)
    own = None if getattr(request, "is_preview", False) else hits.get(page.pk)
    terms = _terms_of_document(own, request) if own else _terms_of_page(page)
    return {
        "body": body_of(page, request),
        "lead_picture": _lead_picture(page, request),
        "crumbs": crumbs,
        "children": children,
        "own": own,
        "related": [hits[pk] for pk in chosen if pk in hits],
        "terms": terms,
        "feeds": _topic_feeds(terms, request),
        "canonical": request.city.base_url + (request.portal.path_of(page) or ""),
    }


def index_context(page, request):
    """What the templates of lists print around the results."""
    crumbs, _children = _surroundings(page, request, False)
    return {"crumbs": crumbs}


def home_crumb(request):
    """The first step: the home page of this city."""
    return Crumb(_("Home"), f"/{request.LANGUAGE_CODE}/")


def _surroundings(page, request, with_children):
    """Crumbs, and links to the children if asked for, in at most one query."""
    step = Page.steplen
    above = [page.path[:length] for length in range(3 * step, len(page.path), step)]
    wanted = Q(path__in=above)
    if with_children:
        wanted |= Q(path__startswith=page.path, depth=page.depth + 1, show_in_menus=True)
    if not above and not with_children:
        found = []
    else:
        found = list(
            Page.objects.filter(wanted, live=True).only("path", "depth", "title", "url_path").order_by("path")
        )
    links = [(row, Crumb(row.title, request.portal.path_of(row) or "")) for row in found]
    crumbs = [link for row, link in links if row.depth < page.depth]
    children = [link for row, link in links if row.depth > page.depth]
    return [home_crumb(request), *crumbs, Crumb(page.title)], children


def _terms_of_document(own, request):
    """Titles of topics and audiences come from the snapshot, so that a new title shows at once."""
    links = []
    for name, terms in (("topic", request.portal.topics), ("audience", request.portal.audiences)):
        known = terms.get(request.LANGUAGE_CODE, {})
        chosen = own.values.get(name, ())
        links += [term_link(name, slug, term.title) for slug, term in known.items() if slug in chosen]
    return links + [term_link("tag", tag["slug"], tag["title"]) for tag in own.card.get("tags", ())]


def _terms_of_page(page):
    """For a preview: what the draft says, whatever it costs."""
    links = [term_link("topic", term.slug, term.title) for term in page.topics.all()]
    links += [term_link("audience", term.slug, term.title) for term in page.audiences.all()]
    return links + [term_link("tag", tag.slug, tag.name) for tag in page.tags.all()]


def _topic_feeds(terms, request):
    """The feed of the first topic, which a reader of this page may want to follow."""
    first = next((term for term in terms if term.name == "topic"), None)
    if first is None or not request.city.settings.offers_feeds:
        return []
    title = _("%(topic)s in %(city)s") % {"topic": first.label, "city": request.city.name}
    label = _("RSS « %(topic)s »") % {"topic": first.label}
    return [{"label": label, "title": title, "url": f"{first.url}liste.rss", "type": FEED_TYPE}]


def _lead_picture(page, request):
    """The page's image at the size of its text, kept like its body."""
    if not page.listing_image_id:
        return None
    if getattr(request, "is_preview", False):
        return body_picture(page.listing_image)
    kept = generation.held("lead pictures", lambda number: {})
    if page.pk not in kept:
        kept[page.pk] = body_picture(page.listing_image)
    return kept[page.pk]
