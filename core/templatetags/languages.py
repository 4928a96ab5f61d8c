"""Tags that say in which language something is written, and where else a page is to be read."""

from typing import NamedTuple
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext, override

from core import alternates
from core.sites import get_portal
from core.tongues import (
    IN_LANGUAGE,
    direction_of,
    lang_attributes,
    note_in_words,
    only_in_words,
    site_only_in_words,
    with_notes,
)
from core.typography import typeset
from core.writing_direction import isolated, whole_line

register = template.Library()

ALTERNATE = '<link rel="alternate" hreflang="{}" href="{}">'


class LanguageLink(NamedTuple):
    """A language to choose: its own name, and where to read in it. `leads_to`: what is shown there, in that
    language, where the page itself is not to be read in it; else ""."""

    code: str
    name: str
    url: str
    direction: str
    is_current: bool
    leads_to: str = ""


def _link(code, url, leads_to=""):
    name, is_current = dict(settings.LANGUAGES)[code], code == get_language()
    return LanguageLink(code, name, url, direction_of(code), is_current, leads_to)


def _link_above(city, path, code):
    found = alternates.nearest_above(city, path, code)
    if found:
        return _link(code, found.path, found.title)
    with override(code):
        return _link(code, f"/{code}/", gettext("Home"))


@register.simple_tag(takes_context=True)
def language_links(context):
    """The languages of the city, the present one among them, each with what is shown, or with where its
    reader goes on; nothing in a city of one language. The question stays as it is, without the number of its
    page."""
    request = context.get("request")
    if not getattr(request, "city", None) or getattr(request, "is_preview", False):
        return ()
    city, is_missing = request.city, context.get("is_missing", False)
    addresses = alternates.addresses_of(request, is_missing=is_missing)
    if is_missing or len(city.homes) < 2:
        codes = addresses
    else:
        codes = city.homes
        addresses.setdefault(request.LANGUAGE_CODE, request.path)
    kept = request.GET.copy()
    kept.pop(alternates.NUMBER, None)
    query = f"?{kept.urlencode()}" if kept else ""
    return tuple(
        _link(code, addresses[code] + query) if code in addresses else _link_above(city, request.path, code)
        for code in codes
    )


@register.simple_tag(takes_context=True)
def only_readable_in(context, links):
    """[(LanguageLink, sentence)] of the languages in which the page cannot be read: that it is in the others
    only, said in each. On the home page of a city of one language, that the whole site is."""
    request = context.get("request")
    city = getattr(request, "city", None)
    if city and not links and request.path == f"/{get_language()}/":
        return hub_links(city)
    shown = [link.code for link in links if not link.leads_to]
    told = []
    for link in links:
        if link.leads_to:
            with override(link.code):
                told.append((link, only_in_words(shown)))
    return told


@register.simple_tag(takes_context=True)
def languages_to_keep(context, links):
    """The languages of an address that asks nothing, or no more than the `frame_state` of a list
    (search.list_pages): one of few states, which may be kept; else None."""
    return links if context.get("frame_state") or not any("?" in link.url for link in links) else None


@register.simple_tag(takes_context=True)
def newer_original(context):
    """The original of this page, where it says other words now than those translated here; else None."""
    request = context.get("request")
    return alternates.newer_original(request) if getattr(request, "city", None) else None


@register.simple_tag
def home_links(city):
    """The other languages of a city, each with its home page."""
    return [_link(code, f"/{code}/") for code in city.homes if code != get_language()]


@register.simple_tag
def hub_links(city):
    """[(LanguageLink, sentence)] in a city of one language: those of the hub, whose readers are told, each in
    their own, that the site is in that one only, and where the hub is."""
    hub = get_portal().hub
    if hub is None or len(city.homes) != 1:
        return []
    told = []
    for code in hub.homes:
        if code not in city.homes:
            with override(code):
                told.append((_link(code, hub.home_url(code), hub.name), site_only_in_words(city.homes)))
    return told


@register.simple_tag(takes_context=True)
def alternate_links(context, languages):
    """`hreflang` of a page that search engines may list: all its languages, its own too, and the first one of
    the city for everybody else."""
    canonical, page = context.get("canonical"), context.get("page")
    is_hidden = context.get("noindex") or getattr(page, "hidden_from_engines", False)
    if not languages or not canonical or is_hidden or (context.get("page_number") or 1) > 1:
        return ""
    city, query = context["city"], urlsplit(canonical).query
    urls = {
        link.code: city.base_url + link.url.partition("?")[0] + (f"?{query}" if query else "")
        for link in languages
        if not link.leads_to
    }
    told = alternates.with_default(urls, city)
    links = (format_html(ALTERNATE, code, url) for code, url in told.items())
    return mark_safe("".join(links))  # noqa: S308 - made of escaped links


def language_of(item):
    """The language of a hit (`locale`), a link or an entry (`language`) where it is another one, or ""."""
    if isinstance(item, dict):
        code = item.get("language", "")
    else:
        code = getattr(item, "locale", "") or getattr(item, "language", "")
    return "" if code == get_language() else code


@register.simple_tag
def lang_of(item):
    """` lang="fr"` of what is written in another language than the page, with its direction where that is
    another one: `<a href="{{ hit.url }}"{% lang_of hit %}>`."""
    return lang_attributes(language_of(item))


@register.simple_tag
def lang_of_settings(city):
    """The same of what a city says once for all languages, in its first one: its address, its signature, the
    facts of its pages that are names or words (docs/languages.md)."""
    return lang_attributes(city.languages[0])


@register.simple_tag
def hreflang_of(item):
    """` hreflang="fr"` of a link whose own words are in the language of the page, to what is not."""
    code = language_of(item)
    return format_html(' hreflang="{}"', code) if code else ""


@register.filter
def in_brief(item):
    """What a hit says of itself in a line, `card.when`; what its editor wrote in it, `card.own_words`, is
    marked where that is in another language than the page."""
    line, own = typeset(item.card["when"], get_language()), item.card.get("own_words", "")
    marks = lang_attributes(language_of(item)) if own else ""
    before, words, after = line.partition(typeset(own, get_language())) if marks else (line, "", "")
    if not words:
        return isolated(line) if language_of(item) else whole_line(line)
    return format_html("{}<span{}>{}</span>{}", before, marks, typeset(own, language_of(item)), after)


register.filter("with_notes", with_notes)
register.filter("isolated", isolated)


@register.simple_tag
def in_language(code):
    """« en français »."""
    return IN_LANGUAGE.get(code, code)


@register.simple_tag
def language_note(item):
    """« en français », after a link to what is written in another language than the page."""
    code = language_of(item)
    return format_html(" {}", note_in_words(code)) if code else ""
