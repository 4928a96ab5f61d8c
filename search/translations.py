"""In which other languages the page of a document can be read: the document says so itself, so that a list
needs no second look to leave out what the reader has in another language.

`also` are the languages in which it is live for good; `also_until` those with an end, each with the moment
(« en 2026-12-24T17:00:00.000000 », in UTC): what is over counts no more, whatever the timer has done so far.
Whoever writes a document writes those of its translations anew (search.writing).
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.sites import Scope
from search.models import SearchDocument

if TYPE_CHECKING:
    from search.documents import Record

ALSO, ALSO_UNTIL = "also", "also_until"


def bounds(language: str, now: datetime) -> tuple[str, str]:
    """What the values of `also_until` lie between that hold at a moment."""
    return _until(language, now), f"{language}!"  # the first text after those that begin « en »


def is_shown(document: SearchDocument, scope: Scope, now: datetime) -> bool:
    """Whether a reader sees it in its language: their own, or that of what they have in no other."""
    own, *others = scope.languages
    if document.locale == own:
        return True
    first, last = bounds(own, now)
    until = document.values.get(ALSO_UNTIL, ())
    is_live = own in document.values.get(ALSO, ()) or any(first < value < last for value in until)
    return document.locale in others and not is_live


def told(records: Iterable["Record"]) -> list["Record"]:
    """All documents of some pages, each with the other languages that there are of its own."""
    records = list(records)
    ends: dict[str, dict[str, datetime | None]] = {}
    for record in records:
        key, language = _parts(record)
        ends.setdefault(key, {})[language] = record.columns["live_until"]
    return [_with_languages(record, ends[_parts(record)[0]]) for record in records]


def _with_languages(record: "Record", ends: Mapping[str, datetime | None]) -> "Record":
    others = {language: end for language, end in ends.items() if language != record.columns["locale"]}
    values = {name: v for name, v in record.columns["values"].items() if name not in (ALSO, ALSO_UNTIL)}
    also = sorted(language for language, end in others.items() if end is None)
    until = sorted(_until(language, end) for language, end in others.items() if end)
    values |= {name: found for name, found in ((ALSO, also), (ALSO_UNTIL, until)) if found}
    return record if values == record.columns["values"] else record.with_values(values)


def _parts(record: "Record") -> tuple[str, str]:
    key, _, language = record.columns["key"].rpartition(":")
    return key, language


def _until(language: str, moment: datetime) -> str:
    return f"{language} {moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}"
