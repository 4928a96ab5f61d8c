"""What makes a sentence hard to read, as far as a program can tell: « L’information pour tous. Règles
européennes pour une information facile à lire et à comprendre » (Inclusion Europe and Unapei, 2009).

French alone has words and turns of phrase that are named; how long a sentence is counts in every language.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from cms_pages.easy.admin.words import simpler

MOST_WORDS = 12  # of a sentence; « des phrases courtes », guides count 10 to 15
MOST_LETTERS = 14  # of a word
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+(?:[.,]\d+)*")
SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n")
END_OF_LINE = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>")
PASSIVE = re.compile(
    r"\b(?:est|sont|était|étaient|sera|seront|été|être)\s+\w+(?:é|ée|és|ées|i|ie|is|it|ite|ites|u|ue|us|ues)\s+par\b",
    re.IGNORECASE,
)
SUBJUNCTIVE = re.compile(
    r"\b(?:afin que|bien que|à moins que|pour que|avant que|quoique|jusqu’à ce que|pourvu que|sans que)\b",
    re.IGNORECASE,
)
ONLY = re.compile(r"\b(?:ne|n’)\s?\w+\s+(?:\w+\s+)?qu(?:e\b|’)", re.IGNORECASE)
ROMAN = re.compile(r"\b(?=[IVX]{2,})[IVX]+(?:e|ème)?\b")
SIGNS = re.compile(r"[;&<>§#\\/()\[\]]|\betc\b|%")


class Remark(NamedTuple):
    """A sentence as the editor wrote it, and what makes it hard."""

    sentence: str
    reasons: list[str]


def remarks_on(lines: Any, language: str) -> list[Remark]:
    """What is hard in an easy version (a stream of EasyStream)."""
    found = (Remark(sentence, list(_reasons(sentence, language))) for sentence in _sentences(lines))
    return [remark for remark in found if remark.reasons]


def _sentences(lines):
    for block in lines:
        html = block.value if block.block_type == "title" else block.value["text"].source
        plain = strip_tags(END_OF_LINE.sub("\n", html))
        yield from filter(None, map(str.strip, SENTENCE.split(plain.replace("&nbsp;", "\u00a0"))))


def _reasons(sentence: str, language: str) -> Iterator[str]:
    words = WORD.findall(sentence)
    if len(words) > MOST_WORDS:
        yield _("%(count)s words: make two sentences of it") % {"count": len(words)}
    if language != "fr":
        return
    if sentence.count(",") > 1:
        yield _("several ideas: one a line")
    yield from _hard_words(words)
    if PASSIVE.search(sentence):
        yield _("passive: say who does it")
    if SUBJUNCTIVE.search(sentence):
        yield _("subjunctive: begin a new sentence")
    if ONLY.search(sentence):
        yield _("« ne… que »: say « seulement »")
    if ROMAN.search(sentence):
        yield _("Roman numerals: write 3 and not III")
    if SIGNS.search(sentence):
        yield _("hard to read: semicolons, brackets, slashes, percentages, « etc. »")


def _hard_words(words):
    for word in words:
        if better := simpler(word):
            yield _("« %(word)s »: say « %(better)s »") % {"word": word, "better": better}
        elif len(word) > MOST_LETTERS and "-" not in word:
            yield _("« %(word)s » is a long word: is there a shorter one?") % {"word": word}
