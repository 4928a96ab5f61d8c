"""How a passage in another language than the page is told apart: for screen readers, and in words."""

import re
from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from core.phrasing import both
from core.writing_direction import isolated

IN_LANGUAGE = {"fr": _("in French"), "en": _("in English"), "nl": _("in Dutch"), "ar": _("in Arabic")}
_LINK_AWAY = re.compile(r'<a href="[^"]*" hreflang="(\w+)">.*?</a>', re.DOTALL)
NOTE = '<span class="lang-note">{}</span>'


def direction_of(code: str) -> str:
    """How a language is written: "rtl" or "ltr"."""
    return "rtl" if get_language_info(code)["bidi"] else "ltr"


def lang_attributes(code: str) -> str:
    """` lang="fr"` of a passage in the language `code`, and its direction where it is not that of the page
    (WCAG 3.1.2); "" where the page is in that language."""
    return "" if not code or code == get_language() else _attributes(code, get_language())


def note_in_words(code: str) -> str:
    """« en français », in the language of the page, to stand after a link to what is in another one."""
    return _note(code, get_language())


def titled(title: str, code: str) -> str:
    """A title in plain text, with its language after it where that is not the one around: « Chorale [in
    French] »."""
    return title if code == get_language() else f"{isolated(title)} [{IN_LANGUAGE.get(code, code)}]"


def only_in_words(codes: Iterable[str]) -> str:
    """« Cette page est seulement en anglais. », of the languages that a page is in, in the present one."""
    return gettext("This page is %(in_languages)s only.") % {"in_languages": _in_words(codes)}


def site_only_in_words(codes: Iterable[str]) -> str:
    """The same of a whole site."""
    return gettext("This site is %(in_languages)s only.") % {"in_languages": _in_words(codes)}


def with_notes(html: str) -> SafeString:
    """HTML of rich text (core.richtext), in which a link to a page in another language says so in words."""
    return SafeString(_LINK_AWAY.sub(lambda link: f"{link[0]} {note_in_words(link[1])}", str(html)))


def _in_words(codes):
    return both(str(IN_LANGUAGE.get(code, code)) for code in codes)


@lru_cache(maxsize=64)
def _attributes(code, around):
    if direction_of(code) == direction_of(around):
        return format_html(' lang="{}"', code)
    return format_html(' lang="{}" dir="{}"', code, direction_of(code))


@lru_cache(maxsize=64)
def _note(code, _around):
    return format_html(NOTE, IN_LANGUAGE.get(code, code))
