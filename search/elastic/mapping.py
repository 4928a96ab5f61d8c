"""What an index of Elasticsearch holds of a document, and how it is named.

Nothing is analysed there: lexemes are ours (search.analysis). Moments are microseconds since 1970, so that
they are compared as everywhere else. The mapping has a fingerprint: an index that was made with another one
is neither asked nor written.
"""

import hashlib
import json
from functools import lru_cache
from typing import Any

from django.conf import settings

from search.analysis import VERSION

KEYWORD = {"type": "keyword"}
FOUND_ONLY = {"type": "keyword", "doc_values": False}
LONG, INTEGER, BOOLEAN = {"type": "long"}, {"type": "integer"}, {"type": "boolean"}
SORTED_ONLY = {"type": "keyword", "index": False}

# One date of a document: `row` as search.occurrences writes it; `cells` of a week that it touches, from
# `first_cell` to `last_cell` (search.cells); `plays_until`, when the last date of its document that takes
# place is over (-1: none does).
OCCURRENCE = {
    "start": LONG,
    "end": LONG,
    "takes_place": BOOLEAN,
    "has_end": BOOLEAN,
    "row": SORTED_ONLY,
    "cells": FOUND_ONLY,
    "first_cell": INTEGER,
    "last_cell": INTEGER,
    "plays_until": LONG,
    "number": INTEGER,
    "key": KEYWORD,
}
MAPPING: dict[str, Any] = {
    "dynamic": "strict",
    "_source": {"enabled": False},
    # A field for each facet, whatever apps there are: to count one in a `flattened` field reads all the
    # values of each document.
    "dynamic_templates": [{"facets": {"path_match": "values.*", "mapping": KEYWORD}}],
    "properties": {
        "key": KEYWORD,
        "values": {"type": "object", "dynamic": True},
        "lexemes": FOUND_ONLY,
        "texts": {"type": "text", "analyzer": "whitespace", "norms": False},
        "sort_title": SORTED_ONLY,
        "published": LONG,
        "updated": LONG,
        "live_until": LONG,
        "ranked_last": {"type": "byte"},
        "point": {"type": "geo_point"},
        # Openings of weekdays and of dates, and the minutes at which they begin and end (openings.py).
        "week": {"type": "integer_range"},
        "week_bounds": INTEGER,
        "on": {"type": "integer_range"},
        "on_bounds": INTEGER,
        "occ": {"type": "nested", "dynamic": "strict", "properties": OCCURRENCE},
    },
}
MOST_SHOWN = 100_000  # the last place of a page: files and sitemaps are long
# Nobody sees a change before it was refreshed, which the feeding does. A delete is remembered for an hour, so
# that no write that was under way before brings the document back.
SETTINGS = {
    "refresh_interval": -1,
    "gc_deletes": "1h",
    "max_result_window": MOST_SHOWN,
    "mapping.nested_objects.limit": 50_000,
}


def fingerprint() -> str:
    """What an index must have been made with to be of use to this code."""
    return _fingerprint(VERSION)


@lru_cache(maxsize=2)
def _fingerprint(version):
    made_with = json.dumps([MAPPING, version], sort_keys=True)
    return hashlib.sha256(made_with.encode()).hexdigest()[:12]


def number_field() -> str:
    """The field of the number of a document, which decides between equals in every order. It bears the
    fingerprint: a search in an index that was made with another mapping fails, instead of finding nothing."""
    return f"number_{fingerprint()}"


def creation() -> dict:
    """The body of the request that makes an index."""
    sizes = {
        "number_of_shards": settings.ELASTICSEARCH_SHARDS,
        "number_of_replicas": settings.ELASTICSEARCH_REPLICAS,
    }
    meta = {"made_with": fingerprint(), "analysis": VERSION}
    properties = MAPPING["properties"] | {number_field(): INTEGER}
    mappings = MAPPING | {"_meta": meta, "properties": properties}
    return {"settings": {"index": SETTINGS | sizes}, "mappings": mappings}


def alias() -> str:
    """The one name that visitors' questions are sent to."""
    return settings.ELASTICSEARCH_PREFIX


def alias_of_next() -> str:
    """The name of the index that is being filled."""
    return f"{settings.ELASTICSEARCH_PREFIX}-next"
