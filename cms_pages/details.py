"""What surrounds the text of one page: where it is, what it is about, what goes with it.

Four queries draw a page: the generation, the page, its own and its related search documents in
one, its ancestors and children in one. The body is kept by core.bodies.
"""

from dataclasses import dataclass
from urllib.parse import urljoin

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms_pages import structured
from cms_pages.hits import hits_of_pages
from cms_pages.terms import term_link
from core.bodies import body_of, unread_links
from core.pictures import BODY_SIZES, body_picture

FEED_TYPE = "application/rss+xml"
COLUMNS = ("path", "depth", "numchild", "title", "url_path", "live")


@dataclass(frozen=True)
class Crumb:
    """A step of the breadcrumb; the page itself has no address."""

    title: str
    url: str = ""


def detail_context(page, request, *, with_children=False):
    """What the templates of pages with a text print around it."""
    chosen = [item["value"] for item in page.related.raw_data] if hasattr(page, "related") else []
    hits = hits_of_pages([page.pk, *chosen], request)
    own = None if getattr(request, "is_preview", False) else hits.get(page.pk)
    terms = _terms_of_document(own, request) if own else _terms_of_page(page)
    picture = _lead_picture(page, own)
    bodies = [name for name in ("body", "results") if hasattr(page, name)]
    around = _pages_around(page, unread_links(page, *bodies), with_children)
    links = [(row, Crumb(row.title, request.portal.path_of(row) or "")) for row in around]
    crumbs = [link for row, link in links if page.is_descendant_of(row)]
    canonical = request.city.base_url + (request.portal.path_of(page) or "")
    return {
        **{name: body_of(page, request, name, around) for name in bodies},
        "lead_picture": picture,
        "share_image": _share_image(picture, own, request),
        "crumbs": [home_crumb(request), *crumbs, Crumb(page.title)],
        "children": [link for row, link in links if with_children and row.is_child_of(page)],
        "own": own,
        "related": [hits[pk] for pk in chosen if pk in hits],
        "terms": terms,
        "feeds": _topic_feeds(terms, request),
        "canonical": canonical,
        **structured.of_page(page, request, canonical, terms),
    }


def index_context(page, request):
    """What the templates of lists print around the results."""
    crumbs = [Crumb(row.title, request.portal.path_of(row) or "") for row in _pages_around(page)]
    return {"crumbs": [home_crumb(request), *crumbs, Crumb(page.title)]}


def home_crumb(request):
    """The first step: the home page of this city."""
    return Crumb(_("Home"), f"/{request.LANGUAGE_CODE}/")


def _pages_around(page, linked=(), with_children=False):
    """Ancestors below the home page, children if asked for, and the pages `linked`, in one query."""
    above = [page.path[:length] for length in range(3 * page.steplen, len(page.path), page.steplen)]
    wanted = Q(path__in=above) | Q(pk__in=linked)
    if with_children:
        wanted |= Q(path__startswith=page.path, depth=page.depth + 1)
    elif not above and not linked:
        return []
    return list(Page.objects.filter(wanted, live=True).only(*COLUMNS).order_by("path"))


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
    words = _("%(topic)s on %(city)s") if request.city.is_hub else _("%(topic)s in %(city)s")
    title = words % {"topic": first.label, "city": request.city.name}
    label = _("RSS « %(topic)s »") % {"topic": first.label}
    return [{"label": label, "title": title, "url": f"{first.url}liste.rss", "type": FEED_TYPE}]


def _lead_picture(page, own):
    """The page's image above its text: the rendition of its card, or a new one for a preview."""
    if own is None:
        return body_picture(page.listing_image)
    image = own.card.get("image")
    return image and {**image, "sizes": BODY_SIZES if image["srcset"] else "", **own.card.get("photo", {})}


def _share_image(picture, own, request):
    """The photo as those who share the page show it; None: its woven picture."""
    image = own and own.card.get("share")
    return image and {**image, "src": urljoin(request.city.base_url, image["src"]), "alt": picture["alt"]}
