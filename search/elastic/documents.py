"""A document of the index as Elasticsearch keeps it."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from search import cells, occurrences
from search.analysis import fold
from search.elastic.mapping import number_field
from search.elastic.openings import fields_of
from search.models import DocumentOccurrences, DocumentText, SearchDocument
from search.nearby import is_point
from search.occurrences import Occurrence, micros
from search.openings import ON, WEEK
from search.writing import stored_lexemes

TO_MORNING = 6 * cells.HOUR  # of whole days, which begin in the morning
INSTANT = 1  # what has no end is where it starts


class Present(NamedTuple):
    """A document as it is now: its key, its number, the version that wrote it, what Elasticsearch keeps."""

    key: str
    number: int
    version: int
    source: dict[str, Any]


def read_present(**where: Any) -> Iterator[Present]:
    """The documents that meet conditions on SearchDocument, by their numbers."""
    rows = {row.number: row for row in SearchDocument.objects.filter(**where).order_by("number")}
    texts = {text.pk: text for text in DocumentText.objects.filter(pk__in=rows)}
    dates = dict(DocumentOccurrences.objects.filter(pk__in=rows).values_list("pk", "dates"))
    lexemes = stored_lexemes(rows)
    for number, row in rows.items():
        text = texts.get(number)
        body, keywords = (text.body, text.keywords) if text else ("", "")
        happens = occurrences.read(dates[number]) if number in dates else ()
        source = source_of(row, body, keywords, happens, lexemes.get(number, ()))
        yield Present(row.key, number, row.version, source)


def source_of(
    row: SearchDocument,
    body: str,
    keywords: str,
    happens: Sequence[Occurrence],
    lexemes: Sequence[str],
) -> dict[str, Any]:
    """What Elasticsearch keeps of a document, its texts, its dates and its lexemes."""
    source = {
        "key": row.key,
        number_field(): row.number,
        "values": {name: found for name, found in row.values.items() if name not in (WEEK, ON)},
        "lexemes": lexemes,
        "texts": _folded(row.title, row.summary, row.place_name, row.address, body, keywords),
        "sort_title": row.sort_title,
        "published": micros(row.published_at),
        "updated": micros(row.updated_at),
        "ranked_last": int("ranked_last" in row.values),
        "occ": _dates(row.key, row.number, happens),
    }
    source |= {name: found for name, found in fields_of(row.values).items() if found}
    if row.live_until:
        source["live_until"] = micros(row.live_until)
    if is_point(row.latitude, row.longitude):
        source["point"] = {"lat": row.latitude, "lon": row.longitude}
    return source


def _folded(*texts):
    """For phrases: each text by itself, so that none reaches from one into the next."""
    return [folded for text in texts if text and (folded := fold(text, " "))]


def _dates(key: str, number: int, happens: Collection[Occurrence]) -> list[dict[str, Any]]:
    if not happens:
        return []
    plays_until = max((micros(date.end) for date in happens if date.takes_place), default=-1)
    beside = {"key": key, "number": number, "plays_until": plays_until}
    firsts, lasts = _cells(happens)
    return [
        beside | _date(date, first, last) for date, first, last in zip(happens, firsts, lasts, strict=True)
    ]


def _cells(happens):
    """The first and the last cell of each date, as far as its end is known."""
    starts = np.array([micros(date.start) + date.is_whole_day * TO_MORNING for date in happens])
    ends = np.array([micros(date.end) if date.has_end else micros(date.start) + INSTANT for date in happens])
    return cells.cells_of(starts).tolist(), cells.cells_of(ends - 1).tolist()


def _date(date, first, last):
    touched = range(first, min(last, first + cells.WEEK - 1) + 1)
    return {
        "start": micros(date.start),
        "end": micros(date.end),
        "takes_place": date.takes_place,
        "has_end": date.has_end,
        "row": occurrences.written([date]),
        "cells": [str(cell % cells.WEEK) for cell in touched],
        "first_cell": first,
        "last_cell": last,
    }
