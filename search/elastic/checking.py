"""Compares the documents of the database with those of Elasticsearch: the same keys, of the same versions."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction

from core import generation
from search import outbox
from search.elastic.client import client
from search.elastic.feeding import feed, refresh
from search.elastic.mapping import alias, number_field
from search.elastic.state import is_usable, state
from search.models import IndexState, OutboxEntry, SearchDocument
from search.writing import lock_state

AT_ONCE = 5_000


@dataclass
class Difference:
    """What a check found: keys that Elasticsearch lacks, has in another version, or has for nothing; what it
    `refused` ({key: reason}). `needs_rebuild`: there is no index of this database and this code."""

    missing: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    needs_rebuild: bool = False

    def __len__(self) -> int:
        parts = (self.missing, self.other, self.surplus, self.refused)
        return sum(map(len, parts)) + self.needs_rebuild


def compare() -> Difference:
    """Tell what waits, then compare. What changes meanwhile is in the outbox, and no difference."""
    index = IndexState.objects.first()
    if index is None:
        return Difference()
    feed()
    if not is_usable(state(), index.epoch):
        return Difference(needs_rebuild=True)
    refresh(alias())
    held = dict(_versions())
    wanted = dict(SearchDocument.objects.values_list("key", "version"))
    waiting = dict(OutboxEntry.objects.values_list("key", "error"))
    changed = {
        key for key in wanted.keys() | held.keys() if wanted.get(key) != held.get(key)
    } - waiting.keys()
    return Difference(
        missing=sorted(changed - held.keys()),
        other=sorted(changed & held.keys() & wanted.keys()),
        surplus=sorted(changed - wanted.keys()),
        refused={key: error for key, error in waiting.items() if error},
    )


def _versions() -> Iterator[tuple[str, int]]:
    """(key, version) of every document of the index."""
    after: dict[str, list[str]] = {}
    is_whole = {"exists": {"field": number_field()}}
    asked = {"query": is_whole, "sort": [{"key": "asc"}], "size": AT_ONCE, "version": True, "_source": False}
    while True:
        found = client().search(
            index=alias(),
            body=asked | after,
            allow_partial_search_results=False,
        )
        hits = found.body["hits"]["hits"]
        if not hits:
            return
        for hit in hits:
            yield hit["_id"], hit["_version"]
        after = {"search_after": hits[-1]["sort"]}


def repair(found: Difference) -> None:
    """Write again what differs, as a new version: newer than whatever Elasticsearch has, or has forgotten."""
    with transaction.atomic():
        index = lock_state()
        index.version += 1
        index.save()
        written = [*found.missing, *found.other, *found.refused]
        SearchDocument.objects.filter(key__in=written).update(version=index.version)
        outbox.tell(index.version, written=written, gone=found.surplus)
        generation.bump()
    feed()
