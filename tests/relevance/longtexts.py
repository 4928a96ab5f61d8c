"""Long French texts of a town hall: what each says of its subject, among paragraphs that many pages share.

texts/corpus/*.md hold the subjects (« # title », a summary, the text), texts/shared.txt the paragraphs that
stand on several pages, as they do on the site of a real town: full of « doit », « cas », « faire ». Each text
gets between two and six of them, always the same, so that it is 200 to 400 words long.
"""

import hashlib
from itertools import count
from pathlib import Path
from typing import NamedTuple

from django.utils.text import slugify

from tests.relevance.corpora import ROOT

FOLDER = Path(__file__).resolve().parent / "texts"
LEAST_WORDS = 200
GUIDE = ROOT / "docs" / "guide"


class Text(NamedTuple):
    """A document: `path` is its address in the site."""

    path: str
    title: str
    summary: str
    body: str


def texts() -> list[Text]:
    """The long texts, then the chapters of the guide of editors."""
    shared = (FOLDER / "shared.txt").read_text(encoding="utf-8").strip().split("\n\n")
    found = []
    for path in sorted((FOLDER / "corpus").glob("*.md")):
        for subject in path.read_text(encoding="utf-8").removeprefix("# ").strip().split("\n\n# "):
            found.append(_text(subject, shared))
    return found + [_chapter(path) for path in sorted(GUIDE.glob("*.md"))]


def _text(subject, shared):
    head, own = subject.split("\n\n", 1)
    title, summary = head.split("\n")
    slug = slugify(title.replace("œ", "oe"))
    return Text(f"/fr/textes/{slug}/", title, summary, _among(own, title, shared))


def _among(own, title, shared):
    """The text of a subject with paragraphs that its title chooses: one before it on some pages."""
    chosen, paragraphs = set(), []
    wanted = LEAST_WORDS + _number(title, "length") % 200
    for turn in count():
        if len(" ".join([own, *paragraphs]).split()) >= wanted:
            break
        place = _number(title, turn) % len(shared)
        if place not in chosen:
            chosen.add(place)
            paragraphs.append(shared[place])
    before = _number(title, "before") % 2
    return "\n\n".join([*paragraphs[:before], own, *paragraphs[before:]])


def _number(title, what):
    return int.from_bytes(hashlib.sha256(f"{title}{what}".encode()).digest()[:4])


def _chapter(path):
    title, _, text = path.read_text(encoding="utf-8").removeprefix("# ").partition("\n")
    return Text(f"/fr/guide/{path.stem}/", title.strip(), "", text.replace("**", "").replace("## ", ""))
