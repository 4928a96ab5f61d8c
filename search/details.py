"""What surrounds the text of one page: where it is, what it is about, what goes with it.

Four queries draw a page: the generation, the page, its own and its related search documents in
one, its ancestors and children in one. The body is kept by core.bodies.
"""

from urllib.parse import urljoin

from django.utils.translation import gettext as _

from core.bodies import body_of, unread_links
from core.crumbs import crumbs_of, link_to, pages_around
from core.pictures import BODY_SIZES, body_picture, share_picture
from core.structure import is_beside
from search.page_hits import hits_of_pages
from search.terms import terms_of_document, terms_of_page

FEED_TYPE = "application/rss+xml"


def detail_context(page, request, *, bodies=("body",), chosen=(), keys=(), near=None, with_children=False):
    """What the templates of pages with a text print around it. `bodies`: its fields with blocks;
    `chosen`: ids of related pages; `keys`: further documents for `hits`, seen from the point `near`."""
    hits = hits_of_pages([page.pk, *chosen], request, keys, near)
    own = None if getattr(request, "is_preview", False) else hits.get(page.pk)
    terms = terms_of_document(own, request) if own else terms_of_page(page)
    picture = _lead_picture(page, own)
    around = pages_around(page, unread_links(page, *bodies), with_children)
    return {
        **{name: body_of(page, request, name, around) for name in bodies},
        "lead_picture": picture,
        "share_image": _share_image(picture, own, request),
        "crumbs": crumbs_of(page, request, around),
        "children": [link_to(row, request) for row in around if with_children and _is_listed(row, page)],
        "own": own,
        "hits": hits,
        "related": [hits[pk] for pk in chosen if pk in hits],
        "terms": terms,
        "feeds": _topic_feeds(terms, request),
        "canonical": request.city.base_url + (request.portal.path_of(page) or ""),
    }


def _is_listed(row, page):
    return row.is_child_of(page) and not is_beside(row.content_type_id)


def words_of_card(page):
    """What the page itself draws from its document: keywords as their editor spells them, the words of
    its photo."""
    tags = sorted(page.tags.all(), key=lambda tag: tag.name)
    card = {"tags": [{"slug": tag.slug, "title": tag.name} for tag in tags]} if tags else {}
    if image := page.listing_image:
        card["photo"] = {"alt": image.alt, "credit": image.credit}
        card["share"] = share_picture(image)
    return card


def _topic_feeds(terms, request):
    """The feed of the first topic, which a reader of this page may want to follow."""
    first = next((term for term in terms if term.name == "topic"), None)
    if first is None or not request.city.settings.offers_feeds:
        return []
    words = _("%(topic)s on %(city)s") if request.city.is_hub else _("%(topic)s in %(city)s")
    title = words % {"topic": first.label, "city": request.city.name}
    label = _("RSS “%(topic)s”") % {"topic": first.label}
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
