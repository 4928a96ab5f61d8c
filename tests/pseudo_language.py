"""A language in which every message of our catalogues is marked, so that a text without a mark is one that
nobody can translate: « ⟦Ŕéšüľţš · 12 ⟧ » for « Results », longer, with its placeholders untouched.

It is worn by a language that the portal has, in the process of a test: what runs in production never hears
of it. Only what ``portal.messages`` finds is marked, so that a message that is marked for translation in a
way which no catalogue would find shows as well.
"""

import functools
import gc
import re
from contextlib import contextmanager

from django.conf import settings
from django.core.cache import caches
from django.test import override_settings
from django.utils import translation
from django.utils.translation import trans_real

from portal.messages.catalogues import PLACEHOLDER
from portal.messages.extraction import APPS, uses
from tests.built_once import forget_everything

OPEN, CLOSE = "⟦", "⟧"
EDITORS = "⁉"  # begins a message of the admin
ACCENTS = str.maketrans("AEIOUaeiouclnrstyz", "ÅÉÎÖÛáéîöûçłñŕšţýž")
LETTERS = re.compile(r"[^\W\d_]")
TAGS = re.compile(rf"<[^>]*>|&\w+;|{PLACEHOLDER.pattern}")


def marked(text: str, begin: str = OPEN) -> str:
    """The message in the pseudo-language; as it is, if it holds no word."""
    if not LETTERS.search(TAGS.sub("", text)):
        return text
    kept = TAGS.findall(text)
    words = [part.translate(ACCENTS) for part in TAGS.split(text)]
    return begin + "".join(a + b for a, b in zip(words, [*kept, ""], strict=True)) + " ~~" + CLOSE


class PseudoTranslation(trans_real.DjangoTranslation):
    """Another translation's place, plural rules and formats; our messages marked."""

    def __init__(self, real):
        self.__dict__.update(real.__dict__)
        self._real = real
        self._is_public = {}
        for use in uses():
            key = f"{use.message.context}\x04{use.message.text}" if use.message.context else use.message.text
            self._is_public[key] = self._is_public.get(key, False) or use.is_public

    def gettext(self, message):
        if message not in self._is_public:
            words = self._real.gettext(message)
            # What Django and Wagtail say in its own language is theirs to translate: names of months, errors.
            return words if words == message else f"{OPEN}{words}{CLOSE}"
        return marked(message.rpartition("\x04")[2], OPEN if self._is_public[message] else OPEN + EDITORS)

    def ngettext(self, one, many, number):
        if one not in self._is_public:
            return f"{OPEN}{self._real.ngettext(one, many, number)}{CLOSE}"
        chosen = self._real.plural(number)
        return self.gettext(one) if not chosen else marked(many.rpartition("\x04")[2])


@contextmanager
def pseudo_language(worn_by: str, *, from_right_to_left: bool = False):
    """Until the block ends, that language is the pseudo-language."""
    bidi = [*settings.LANGUAGES_BIDI, worn_by] if from_right_to_left else settings.LANGUAGES_BIDI
    real = trans_real.translation(worn_by)
    trans_real._translations[worn_by] = PseudoTranslation(real)
    translation.activate(translation.get_language())
    _forget_words()
    try:
        with override_settings(LANGUAGES_BIDI=bidi):
            yield
    finally:
        trans_real._translations[worn_by] = real
        translation.activate(translation.get_language())
        _forget_words()


def _forget_words():
    """What functions remember per language was said in the other one."""
    forget_everything()
    for cache in caches.all():
        cache.clear()
    for found in gc.get_objects():
        if type(found) is functools._lru_cache_wrapper and found.__module__.split(".")[0] in APPS:
            found.cache_clear()


def outside_marks(text, depth):
    """What stands outside all brackets, and how many are open at the end."""
    pieces, start = [], 0
    for match in re.finditer(f"[{OPEN}{CLOSE}]", text):
        if depth == 0:
            pieces.append(text[start : match.start()])
        depth += 1 if match[0] == OPEN else -1
        start = match.end()
    if depth == 0:
        pieces.append(text[start:])
    return pieces, depth
