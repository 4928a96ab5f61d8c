"""Shows the words of a question in a title and in the passage of a text where most of them stand.

Engines hold analysed tokens, not texts, so marking is ours: one compiled, accent-blind pattern finds
words that begin like a wanted token, the cached analyser confirms them. Everything is escaped; a mark
always holds a whole written word.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from string import ascii_lowercase

from django.utils.html import escape
from django.utils.safestring import mark_safe

from core.typography import typeset
from search.analysis import ARTICLES, MARKS, fold, readings, written_words

PASSAGE = 240  # characters, as much as a summary shows
BEFORE = 60  # of them before the first word
# French and Snowball change up to three letters at the end of a word (directrice: directeur).
CHANGED_END, SHORTEST_HEAD = 3, 2
JOINT = "[-.'’‐‑]?"
ARABIC = range(0x600, 0x700)
STRETCHED = f"[\u0640{MARKS}]*"  # what stands between Arabic letters: strokes, vowels
LONGEST_WORD = 80
# Marks looked at in one text: enough to find the best passage of the longest page.
MOST_MARKS = 2_000


@lru_cache(maxsize=1)
def _letters():
    """{letter: every Latin and Arabic letter, or digit, that folds to it or starts with it}."""
    found = {letter: letter + letter.upper() for letter in ascii_lowercase}
    for number in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00), *ARABIC, *range(0xFE70, 0xFF00)]:
        if folded := fold(chr(number)):
            found[folded[0]] = found.get(folded[0], folded[0]) + chr(number)
    return found


def _blind(head):
    """A pattern for a folded head: any accents, œ for oe, æ for ae, ß for ss; what joins the parts of a
    word may stand between letters (L.I.V.E., week-end)."""
    letters, parts = _letters(), []
    for letter in re.findall("oe|ae|ss|.", head):
        if len(letter) == 2:
            one = {"oe": "[œŒ]", "ae": "[æÆ]", "ss": "[ßẞ]"}[letter]
            parts.append(f"(?:{one}|[{letters[letter[0]]}][{letters[letter[1]]}])")
        else:
            parts.append(f"[{letters.get(letter, letter + letter.upper())}]")
    return (STRETCHED if ord(head[0]) in ARABIC else JOINT).join(parts)


def _begun(head):
    """A pattern for how a word begins that has this folded head; the article may stand before it."""
    if ord(head[0]) not in ARABIC:
        return _blind(head)
    articles = "|".join(map(_blind, ARTICLES))
    return f"(?:(?:{articles}){STRETCHED})?{_blind(head)}"


class Marker:
    """Marks the words that have one of the tokens of a question ({token: word of the question}), and those
    that begin so."""

    def __init__(self, tokens, language, *, beginning=""):
        self.language = language
        # « 30 km/h »: a letter among longer words would mark every « à 18 h » of the page.
        longer = {token: word for token, word in tokens.items() if not _is_letter(token)}
        self._tokens = longer or tokens
        self._words = frozenset(self._tokens.values())
        self._beginnings = (beginning,) if beginning else ()
        heads = {token[: max(SHORTEST_HEAD, len(token) - CHANGED_END)] for token in self._tokens}
        heads |= set(self._beginnings)
        either = "|".join(map(_begun, sorted(heads)))
        # A head starts a word, or a part of one: after an apostrophe, a hyphen or a point too.
        self._pattern = re.compile(rf"(?<![^\W_])(?:{either})") if heads else None

    def marked(self, text):
        """A short text, whole."""
        text = _plain(text, self.language)
        return _html(text, self._spans(text))

    def passage(self, summary, body, title=""):
        """The summary; or the part of the body that shows words that neither it nor the title
        does; `…` where it is cut."""
        best = self._best(summary, is_summary=True)
        if body and len(best[1]) < len(self._words):
            above = {word for _start, _end, words in self._spans(title) for word in words}
            if len(above | best[1]) < len(self._words):
                other = self._best(body)
                best = other if len(above | other[1]) > len(above | best[1]) else best
        return self.marked(best[0])

    def _best(self, text, *, is_summary=False):
        """(the best passage of a text, the words it shows)."""
        text = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
        found = self._spans(text)
        if not found and not is_summary:
            return "", frozenset()
        best, shown = fullest(found, [0, *(start for start, _, _ in found)] if len(text) > PASSAGE else [0])
        start = 0 if best <= BEFORE else _word_start(text, best - BEFORE)
        return _cut(text, start), shown

    def _spans(self, text):
        """(start, end, words of the question) of the words to mark, in order."""
        spans, last = [], 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            if match.start() < last:
                continue
            for start, end, word in _words_around(text, match.start(), self.language):
                if start <= match.start() < end and (words := self._wanted(word)):
                    spans.append((start, end, words))
                    last = end
            if len(spans) >= MOST_MARKS:
                break
        return spans

    def _wanted(self, word):
        """The words of the question that a written word shows."""
        read = {token for reading in readings(word, self.language) for token in reading}
        found, folded = {self._tokens[token] for token in read if token in self._tokens}, fold(word)
        return found | {start for start in self._beginnings if folded.startswith(start)}


def _is_letter(token):
    return len(token) == 1 and token.isalpha()


def _words_around(text, place, language):
    """The written words of the unbroken run of characters at a place."""
    first, last = place, place
    while first > max(0, place - LONGEST_WORD) and not text[first - 1].isspace():
        first -= 1
    while last < min(len(text), place + LONGEST_WORD) and not text[last].isspace():
        last += 1
    words = written_words(text[first:last], language)
    return [(first + start, first + end, word) for start, end, word in words]


def _plain(text, language):
    """Composed letters (an accent belongs to its letter), the spaces of the language, one line."""
    return typeset(re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", text)).strip(), language)


def fullest(spans, starts):
    """(start, tokens) of the first passage that shows most different tokens, in one walk: both rise."""
    counts, best, shown = Counter(), 0, frozenset()
    enter = leave = 0
    for start in starts:
        while enter < len(spans) and spans[enter][1] <= start + PASSAGE - BEFORE:
            counts.update(spans[enter][2])
            enter += 1
        while leave < enter and spans[leave][0] < start:
            counts.subtract(spans[leave][2])
            leave += 1
        tokens = frozenset(+counts)
        if len(tokens) > len(shown):
            best, shown = start, tokens
    return best, shown


def _word_start(text, place):
    """The start of the first word after a place."""
    space = text.find(" ", place)
    return space + 1 if 0 <= space < place + BEFORE else place


def _cut(text, start):
    """At most a passage from a place on, between words."""
    stop = start + PASSAGE
    if stop >= len(text):
        stop = len(text)
    elif (space := text.rfind(" ", start + BEFORE, stop)) > 0:
        stop = space
    return ("… " if start else "") + text[start:stop] + (" …" if stop < len(text) else "")


def _html(text, spans):
    parts, last = [], 0
    for start, end, _ in spans:
        parts += [escape(text[last:start]), "<mark>", escape(text[start:end]), "</mark>"]
        last = end
    return mark_safe("".join([*parts, escape(text[last:])]))  # noqa: S308 (each part is escaped)
