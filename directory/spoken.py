"""The languages that a place names in its own words, « français, arabe et polonais », said in another one."""

import re
from functools import lru_cache

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language, gettext, gettext_noop, override

from core.phrasing import in_a_row

SIGNS = gettext_noop("French Sign Language")
BETWEEN = re.compile(r"\s*[,;/]\s*|\s+(?:et|en|and)\s+")


def spoken_in_words(names: str, written_in: str) -> str:
    """`names`, typed in the language `written_in`, in that of the page; a name that is no known language
    stays as it was typed."""
    language = get_language()
    return names if language in (None, written_in) else _said(names, written_in, language)


@lru_cache(maxsize=256)
def _said(names, written_in, _language):
    known = _names_in(written_in)
    said = (known.get(name.strip().lower(), name.strip()) for name in BETWEEN.split(names))
    return in_a_row(gettext(name) for name in said if name)


@lru_cache
def _names_in(language):
    """{name in a language, small letters: its English name, which Django's catalogues translate}."""
    english = [info["name"] for info in LANG_INFO.values() if "name" in info]
    with override(language):
        return {gettext(name).lower(): name for name in [*english, SIGNS]}
