"""What a page says of itself to search engines and to those who share it (ogp.me).

Tags rather than template lines: this is drawn on every page, and Python draws it ten times faster.
"""

from django import template
from django.utils.html import format_html, format_html_join

from core import structured
from core.templatetags.portal import typographic
from core.theme import app_icons, share

register = template.Library()

LOCALES = {"fr": "fr_FR", "en": "en_GB", "nl": "nl_BE"}
PROPERTY = '<meta property="{}" content="{}">'
HOME_DEPTH = 2


def share_title(context):
    """The title of the page without the name of the site."""
    page, city = context.get("page"), context["city"]
    if page and page.depth == HOME_DEPTH:
        return page.seo_title or city.tagline or page.title
    return context.get("listing_title") or context.get("title") or (page.title if page else "")


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
        words = " – ".join(filter(None, (share_title(context), city.name, city.tagline)))
    return typographic(words or "")


@register.simple_tag(takes_context=True)
def open_graph(context):
    """Open Graph properties; nothing for what has no address of its own, such as an error."""
    if not (context.get("city") and context.get("canonical")):
        return ""
    language = context["request"].LANGUAGE_CODE
    image, title = picture(context), typographic(share_title(context))
    rows = (
        ("og:site_name", context["city"].name),
        ("og:locale", LOCALES.get(language, language)),
        ("og:type", context.get("share_type") or "website"),
        ("og:title", title),
        ("og:description", context.get("description") or title),
        ("og:url", context["canonical"]),
        ("og:image", image["src"]),
        ("og:image:width", image["width"]),
        ("og:image:height", image["height"]),
        ("og:image:alt", image["alt"]),
    )
    return format_html_join("", PROPERTY, rows)


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
    nodes = [
        node | {"image": [picture(context)["src"]]} if "headline" in node else node
        for node in context.get("nodes") or ()
    ]
    if crumbs := context.get("crumbs"):
        nodes.append(structured.breadcrumb(crumbs, context["city"].base_url, canonical))
    return structured.written(nodes) if nodes else ""


@register.simple_tag
def city_icons(city):
    """Icons in pixels for what cannot read SVG, and the manifest."""
    return format_html(
        '<link rel="icon" href="{}" sizes="32x32" type="image/png">'
        '<link rel="apple-touch-icon" href="{}"><link rel="manifest" href="/site.webmanifest">',
        app_icons.url(city.slug, app_icons.SMALL),
        app_icons.url(city.slug, app_icons.TOUCH),
    )
