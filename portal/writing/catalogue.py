"""Words in another language, by the French ones that they stand for: what a PO file says.

A msgid is a segment as wagtail-localize cuts pages: a title, a paragraph, an item of a list, with its <b> and
its <a id="a1">. Spaces and apostrophes may be typed as on a keyboard.
"""

import re
from functools import lru_cache
from pathlib import Path

import polib

_SPACES = re.compile(r"[ \u00a0\u202f]+")


class Catalogue(dict[str, str]):
    """{French segment, folded: words}."""

    def words_for(self, segment: str) -> str:
        """The words of that segment, "" where there are none."""
        return self.get(folded(segment), "")

    def with_words(self, segment: str, words: str) -> "Catalogue":
        """The same with one segment more, unless it has words already."""
        return Catalogue({folded(segment): words} | self)


def folded(segment: str) -> str:
    """A segment without the differences that a typist does not see."""
    return _SPACES.sub(" ", segment.replace("’", "'")).strip()


def read_catalogue(path: Path, **names: str) -> Catalogue:
    """The words of a file; `{name}` in its texts is replaced by what `names` says."""
    return Catalogue(
        (folded(_filled(msgid, names)), _filled(words, names)) for msgid, words in _entries(path)
    )


@lru_cache(maxsize=20)
def _entries(path):
    return tuple((entry.msgid, entry.msgstr) for entry in polib.pofile(str(path)).translated_entries())


def _filled(text, names):
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text
