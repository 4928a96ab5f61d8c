"""What a page says of itself to search engines and to those who share it (ogp.me).

Tags rather than template lines: this is drawn on every page, and Python draws it ten times faster.
"""

from functools import lru_cache
from html import escape

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from core import structured
from core.search_page import search_path
from core.sites import HOME_DEPTH
from core.templatetags.portal import typographic
from core.theme import app_icons, share

register = template.Library()

LOCALES = {"fr": "fr_FR", "en": "en_GB", "nl": "nl_BE", "ar": "ar_AR"}
SEARCH = (
    '<link rel="search" href="{}/opensearch.xml" type="application/opensearchdescription+xml" title="{}">'
)


def share_title(context):
    """The title of the page without the name of the site."""
    page = context.get("page")
    if page and page.depth == HOME_DEPTH:
        return page.seo_title or context["nav"].tagline or page.title
    title = context.get("listing_title")
    return (title() if callable(title) else title) or context.get("title") or (page.title if page else "")


@register.simple_tag(takes_context=True)
def page_description(context):
    """The description of the page: the editor's words, or its title and whose site it is on."""
    page, city = context.get("page"), context.get("city")
    words = context.get("meta_description")
    if page and not words:
        words = page.search_description or getattr(page, "introduction", "")
    if not words and (listing := context.get("listing")):
        words = listing.intro
    if not words and city:
        words = " – ".join(filter(None, (share_title(context), city.name, context["nav"].tagline)))
    return typographic(words or "")


@register.simple_tag(takes_context=True)
def open_graph(context):
    """Open Graph properties; nothing for what has no address of its own, such as an error."""
    if not (context.get("city") and context.get("canonical")):
        return ""
    language = context["request"].LANGUAGE_CODE
    image, title = picture(context), typographic(share_title(context))
    rows = {
        "og:site_name": context["city"].name,
        "og:locale": LOCALES.get(language, language),
        "og:type": context.get("share_type") or "website",
        "og:title": title,
        "og:description": context.get("description") or title,
        "og:url": context["canonical"],
        "og:image": image["src"],
        "og:image:width": image["width"],
        "og:image:height": image["height"],
        "og:image:alt": image["alt"],
    }
    found = [f'<meta property="{name}" content="{escape(str(value))}">' for name, value in rows.items()]
    return mark_safe("".join(found))  # noqa: S308 - every word of others is escaped


def picture(context):
    """The photo of the page (`share_image`), or the picture woven for it."""
    if image := context.get("share_image"):
        return image
    page, city = context.get("page"), context["city"]
    if page and page.pk and page.depth != HOME_DEPTH:
        key, title = page.pk, page.title
    else:
        key, title = share.CITY, share.city_title(city)
    return {
        "src": city.base_url + share.url(city, key, title),
        "width": 1200,
        "height": 630,
        "alt": f"{city.name} – {typographic(title)}",
    }


@register.simple_tag(takes_context=True)
def structured_data(context):
    """JSON-LD of the page: what its view put in `nodes`, and its breadcrumb. A script element whose
    content is data: no browser runs it."""
    canonical = context.get("canonical")
    if not (context.get("city") and canonical):
        return ""
    nodes = context.get("nodes") or ()
    nodes = list(nodes() if callable(nodes) else nodes)
    if nodes and "headline" in nodes[0]:
        nodes[0] = nodes[0] | {"image": [picture(context)["src"]]}
    if crumbs := context.get("crumbs"):
        nodes.append(structured.breadcrumb(crumbs, context["city"].base_url, canonical))
    return structured.written(nodes) if nodes else ""


@register.simple_tag
def city_links(city):
    """What browsers keep of a city: icons in pixels for those that cannot read SVG, the manifest, and
    how to search it where it has a search page."""
    icons = (app_icons.url(city.slug, size) for size in (app_icons.SMALL, app_icons.TOUCH))
    language, first = get_language(), city.languages[0]
    home = "" if language == first else f"/{language}"
    return _links(*icons, city.name if search_path(first) else "", home)


@lru_cache(maxsize=64)
def _links(small, touch, search_title, home):
    links = format_html(
        '<link rel="icon" href="{}" sizes="32x32" type="image/png">'
        '<link rel="apple-touch-icon" href="{}"><link rel="manifest" href="/site.webmanifest">',
        small,
        touch,
    )
    return links + format_html(SEARCH, home, search_title) if search_title else links
