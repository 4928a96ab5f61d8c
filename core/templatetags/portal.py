"""Tags of every template: the style sheet, motifs, icons, dates and typography.

Whatever repeats in a list (icons, dates, swatches) is a tag with a bounded memory rather than an
include: an include costs ten times as much, and rendering is what a page costs.
"""

import re
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from core.days import day_words
from core.navigation import Link
from core.phrasing import in_a_row
from core.siblings import languages_at
from core.templatetags.languages import language_of
from core.theme import motifs, script, stylesheet
from core.typography import NO_BREAK, typeset

register = template.Library()
register.filter("day_words", day_words)

SWATCH = '<div class="swatch %s"><img src="%s" alt="" width="384" height="256" loading="%s"></div>'
PARTS = 2 * '<use href="%s"/>'  # cloth, topic
WOVEN = '<img class="swatch" src="%s" alt="" width="384" height="256" loading="%s">'
SMALL_SWATCH = f'<svg class="swatch swatch--s" viewBox="0 0 48 32" aria-hidden="true">{PARTS}</svg>'
CHOICE = '<label class="check%s"><input type="%s" name="%s" value="%s"%s> %s <i class="count">%s</i></label>'
PHOTO = (
    '<div class="photo">'
    '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="" loading="{}"></div>'
)
ROUTE = '<a class="{} i i-navigation" href="{}" data-geo="geo:{}?q={}" rel="nofollow">{}</a>'
MOST_ALERTS = 3
ENDS = (".", "!", "?", "…", ":", ";", "»", "”", "؟", "؛")
HYPHENATED = re.compile(r"\w+(?:-\w+)+")


@register.simple_tag
def stylesheet_url():
    """Address of the portal's style sheet; it changes with a city's colours."""
    return stylesheet.current().url


@register.simple_tag
def script_url():
    """Address of the script of public pages; it changes with the code."""
    return script.current().url


register.filter("in_a_row", in_a_row)


@register.simple_tag
def comma():
    """What stands between the words of a list."""
    return pgettext("between the words of a list", ", ")


@register.simple_tag
def home_of(city):
    """The Link to a city's home page, in the language of this page where it has one."""
    language = get_language()
    code = city.home_language(language)
    return Link(city.name, city.home_url(language), language="" if code == language else code)


@register.simple_tag(takes_context=True)
def current(context, url):
    """`aria-current` of a menu entry: the page itself, or the section that holds it."""
    path = context["request"].path
    if path == url:
        return mark_safe(' aria-current="page"')
    inside = path.startswith(url) and url.count("/") > 2
    return mark_safe(' aria-current="true"') if inside else ""


@register.simple_tag(takes_context=True)
def here(context):
    """What `current` says of each entry of the menu: pages where it says the same have the same masthead."""
    return "".join(f"{current(context, link.url)}," for link in context["nav"].menu)


@register.simple_tag(takes_context=True)
def banners(context):
    """The alerts that this page shows, the gravest first; before facts that people came for (a list, a place,
    an activity), only urgent ones."""
    alerts = context.get("alerts", ())
    if context.get("listing") or context.get("is_record"):
        alerts = [alert for alert in alerts if alert.severity == "urgent"]
    return alerts[:MOST_ALERTS]


@register.simple_tag(takes_context=True)
def accessibility_page(context):
    """Address of the accessibility statement, if the footer links to it, whatever it is called in another
    language; else empty."""
    links = (link for column in context["nav"].footer for link in column.links)
    return next((link.url for link in links if _is_statement(context["city"], link.url)), "")


def _is_statement(city, path):
    original = languages_at(city, path, of_items=False).get(city.languages[0])
    return (original.path if original else path).endswith("/accessibilite/")


@register.simple_tag
def motif_url(city, motif):
    """Address of a woven picture: `{% motif_url city 'tree' %}`. `city`: a City or its slug."""
    return motifs.url(getattr(city, "slug", city), motif)


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name):
    """An icon of the sprite, beside a word that says the same: `{% icon 'rss' %}`."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', static("core/icons.svg"), name
    )


@register.simple_tag
def swatch(city, picture, image=None, modifier="", loading="lazy"):
    """The picture of a card: the photo's rendition (`image`: src, srcset, sizes, width, height) or,
    without one, the topic `picture` woven in the yarns of `city`. Always decorative."""
    if image:
        srcset, sizes = image.get("srcset", ""), image.get("sizes", "")
        return _photo(image["src"], srcset, sizes, image["width"], image["height"], loading)
    address = motif_url(city, picture or motifs.DEFAULT_TOPIC)
    # An address made by this portal and two constants of a template: nothing to escape.
    return mark_safe(SWATCH % (modifier, address, loading))  # noqa: S308


@register.simple_tag
def woven(city, picture, loading="lazy"):
    """The topic `picture` woven in the yarns of `city`, as one element: `.lead-news`."""
    return mark_safe(WOVEN % (motif_url(city, picture or motifs.DEFAULT_TOPIC), loading))  # noqa: S308


@register.simple_tag
def small_swatch(city, picture):
    """The picture of a row: the topic `picture` in the yarns of `city`, never a photo. All rows of a
    page share one file, so a list weighs the same whatever it holds. Always decorative."""
    parts = motifs.swatchbook_parts(getattr(city, "slug", city), picture)
    return mark_safe(SMALL_SWATCH % parts)  # noqa: S308 - addresses made by this portal


@lru_cache(maxsize=1024)
def _photo(src, srcset, sizes, width, height, loading):
    return format_html(PHOTO, src, srcset, sizes, width, height, loading)


@register.simple_tag
def choices(panel):
    """The boxes of an open filter: its values have value, label, count, selected, is_child. An empty one
    cannot be chosen."""
    kind, language = "checkbox" if panel.multiple else "radio", get_language()
    drawn = (
        _choice(
            kind,
            panel.param,
            value.value,
            value.label,
            value.count,
            value.selected,
            value.is_child,
            language,
        )
        for value in panel.values
    )
    return mark_safe("".join(drawn))  # noqa: S308 - made of what _choice has escaped


@lru_cache(maxsize=4096)
def _choice(kind, param, value, label, count, is_selected, is_child, language):
    place = " check--child" if is_child else ""
    state = " checked" if is_selected else "" if count else " disabled"
    words = escape(param), escape(value), state, escape(label)
    # What was chosen and is not offered, « 8 ans », was not counted.
    return CHOICE % (place, kind, *words, "" if is_selected and not count else count)


@register.simple_tag
def origin(city):
    """« Publié par Tourcoing », with the patch of its weave. `city`: slug, name."""
    return _origin(city.slug, city.name, get_language())


@register.simple_tag
def day(value):
    """`<time>` of a date, a datetime or an ISO text: « 1er mars 2019 », the day beside its month."""
    return _time(_local_day(value), get_language()) if value else ""


@register.filter
def long_day(value):
    """The words of `{% day %}` alone, for an attribute or a sentence."""
    return _words(_local_day(value), get_language()) if value else ""


@register.filter
def long_moment(value):
    """« 1er mars 2019, 14:30 » of an aware datetime, "" of none."""
    return f"{long_day(value)}, {timezone.localtime(value):%H:%M}" if value else ""


@register.filter
@lru_cache(maxsize=1024)
def whole_words(text):
    """A title whose hyphenated words do not break at the hyphen: « cherchez-vous », « Marcq-en-Barœul »."""
    return mark_safe(HYPHENATED.sub(r'<span class="nowrap">\g<0></span>', escape(text)))  # noqa: S308


@register.filter
def file_size(number):
    """A size in bytes as « 1,2 Mo »: decimal units, as browsers and file managers print them."""
    if number < 10**6:
        return f"{max(1, round(number / 1000))}{NO_BREAK}{_('kB')}"
    return f"{number_format(round(number / 10**6, 1))}{NO_BREAK}{_('MB')}"


@register.filter
def dial(number):
    """A phone number as a `tel:` address wants it: digits and the leading +."""
    return re.sub(r"[^+\d]", "", number)


@register.simple_tag
def route(latitude, longitude, classes="iconlink"):
    """« Y aller »: a page that shows the way to a point on every device (settings.ROUTE_URL); share.js puts
    the `geo:` address in its place where a map application opens it, which marks only what `q` says."""
    degrees = {"latitude": f"{latitude:.6f}", "longitude": f"{longitude:.6f}"}
    words, address = _("Get there"), settings.ROUTE_URL.format(**degrees)
    point = "{latitude},{longitude}".format(**degrees)
    return format_html(ROUTE, classes, address, point, point, words)


@register.filter
def ended(text):
    """A title that a sentence follows on its line: with a full stop, unless it ends with a sign."""
    return text if text.rstrip().endswith(ENDS) else f"{text.rstrip()}."


@register.filter
def as_label(text):
    """« Prix : », “Price:”: what names the words after it."""
    return pgettext("before a value", "%(label)s:") % {"label": text}


@register.filter
def unbroken(text):
    """The text on one line: its spaces do not break."""
    return text.replace(" ", NO_BREAK)


@register.filter
def typographic(text, of=None):
    """`text` with the spaces and signs of its language: that of the page, or of the hit or fact that it is a
    word of, `{{ item.title|typographic:item }}`. Plain text in, plain text out."""
    return typeset(str(text), (language_of(of) if of else "") or get_language())


def _local_day(value):
    if isinstance(value, str):
        value = datetime.fromisoformat(value) if len(value) > 10 else date.fromisoformat(value)
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@lru_cache(maxsize=256)
def _origin(slug, name, _language):
    words = _("Published by %(city)s") % {"city": name}
    return format_html(
        '<span class="origin"><span class="patch patch--s" data-city="{}"></span>{}</span>', slug, words
    )


@lru_cache(maxsize=4096)
def _time(value, language):
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), _words(value, language))


@lru_cache(maxsize=4096)
def _words(value, _language):
    return day_words(value, "j F Y")
