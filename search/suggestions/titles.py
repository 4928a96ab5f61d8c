"""The titles, search words and streets of documents, as a process holds them for all cities."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from sys import intern
from threading import Lock
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models.fields.json import KeyTransform

from core import generation
from core.reads import ANY
from search.models import IndexState, SearchDocument
from search.registry import type_of_kind
from search.suggestions.names import Name, Names, folded

# Of a process, about half a kilobyte each. Beyond that, those published longest ago are not suggested.
MOST_DOCUMENTS = 30_000
# « 12 bis, rue des Arts (cour), 59100 Roubaix »: what stands between the number and what follows the street.
STREET = re.compile(r"\d{1,4}\s*(?:bis|ter|quater|[a-d])?\s*,?\s+(?P<street>[^,(\d]{4,80})", re.IGNORECASE)
COLUMNS = ("number", "key", "locale", "kind", "title", "address", "published_at")
LAST = (1 << 32) - 1  # of all ranks
LATEST = LAST - 1_000  # seconds since 1970, of what is ranked behind every title
CITIES = {f"values_of_{name}": KeyTransform(name, "values") for name in ("owner", "city")}
WORDS = {"search_words": KeyTransform("search_words", "card")}

_lock = Lock()


class Shown(NamedTuple):
    """A document by its key, the city that owns it, and those that show it."""

    key: str
    owner: str
    cities: tuple[str, ...]


def shown_of(key: str, values: Mapping[str, Sequence[str]]) -> Shown:
    """What the values of its facets say of that."""
    return Shown(
        key, *map(intern, values.get("owner", ("",))[:1]), tuple(map(intern, values.get("city", ())))
    )


@dataclass
class Titles:
    """{language: Names} of each, at a version of the index."""

    epoch: UUID | None = None
    version: int = -1
    stamp: generation.Stamp = ()
    titles: dict[str, Names] = field(default_factory=dict)
    words: dict[str, Names] = field(default_factory=dict)
    streets: dict[str, Names] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many documents are held."""
        return sum(map(len, self.titles.values()))

    def put(self, row: dict[str, Any]) -> None:
        """Hold a document as it is now."""
        for held, name in zip((self.titles, self.words, self.streets), _names_of(row), strict=True):
            held.setdefault(row["locale"], Names()).put(row["number"], name)


_held = Titles()


def held() -> Titles:
    """Those of now: what was published since is read, by two queries."""
    if connection.in_atomic_block:  # what it reads may be rolled back: not for others
        return _read()
    if not generation.is_current(_held.stamp) or not _held.stamp:
        with _lock:
            _bring_up_to_date()
    return _held


def forget() -> None:
    """Hold nothing (tests, and measures of a cold process)."""
    global _held
    _held = Titles()


def street_of(address: str) -> str:
    """« rue des Arts », of an address with a number; "" of any other."""
    found = STREET.match(address)
    return found["street"].strip() if found else ""


def _bring_up_to_date():
    global _held
    stamp = generation.stamp([ANY])
    if _held.stamp == stamp:  # another thread was first
        return
    epoch, version = _state()
    if epoch != _held.epoch or version < _held.version or _held.size > MOST_DOCUMENTS * 5 / 4:
        _held = _read()
    else:
        for row in _rows(_held.version):
            _held.put(row)
        _held.version = version
    _held.stamp = stamp


def _read():
    epoch, version = _state()
    names: tuple[dict, dict, dict] = ({}, {}, {})
    for row in _rows(-1):
        for found, name in zip(names, _names_of(row), strict=True):
            if name:
                found.setdefault(row["locale"], {})[row["number"]] = name
    titles, words, streets = ({key: Names(found.items()) for key, found in of.items()} for of in names)
    return Titles(epoch, version, titles=titles, words=words, streets=streets)


def _state():
    return IndexState.objects.values_list("epoch", "version").first() or (None, -1)


def _rows(version) -> Iterator[dict[str, Any]]:
    """What was written after a version, the newest first."""
    rows = SearchDocument.objects.filter(version__gt=version).order_by("-published_at", "-number")
    for row in rows.values(*COLUMNS, **CITIES, **WORDS)[:MOST_DOCUMENTS].iterator(2_000):
        shown = {name.removeprefix("values_of_"): row[name] or () for name in CITIES}
        yield row | {"shown": shown}


def _names_of(row):
    """Its title, its search words, its street; None for what it has not."""
    return _title_of(row), _words_of(row), _street_of(row)


def _words_of(row):
    text = folded(row["search_words"] or "")
    return Name(text, len(row["title"]), shown_of(row["key"], row["shown"])) if text else None


def _title_of(row):
    """Short titles come first, after them what is passing, the latest first."""
    document_type = type_of_kind(row["kind"])
    text, published = folded(row["title"]), int(row["published_at"].timestamp())
    is_passing = bool(document_type and document_type.is_passing)
    rank = LAST - min(max(published, 0), LATEST) if is_passing else len(text)
    return Name(text, rank, shown_of(row["key"], row["shown"]))


def _street_of(row):
    text = folded(street_of(row["address"]))
    return Name(text, len(text), shown_of(row["key"], row["shown"])) if text else None
