"""Fills a new index beside the one that answers, then gives it the alias in one call.

Changes that come meanwhile are told to both (feeding.py); versions decide. A run that was ended goes on where
it was; two at once are refused; indices that nobody needs any more are removed.
"""

import logging
import os
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from search import word_upkeep
from search.elastic import bulk
from search.elastic.bulk import Operation
from search.elastic.client import client
from search.elastic.documents import read_present
from search.elastic.feeding import MOST_AT_ONCE, feed, refresh
from search.elastic.mapping import alias, alias_of_next, creation, fingerprint
from search.elastic.state import change, is_ours, is_usable, state
from search.models import ElasticState, OutboxEntry, SearchDocument
from search.writing import lock_state

logger = logging.getLogger(__name__)

FEW_SEGMENTS = 4
SILENT = timedelta(minutes=1)  # who has not said for so long that it is building, is not

Report = Callable[[int, int], None]


class AlreadyBuildingError(Exception):
    """Another process is at it."""


def rebuild(report: Report = lambda done, total: None) -> int:
    """Fill a new index, or go on with one that was begun; how many documents were written."""
    _claim()
    try:
        if (
            word_upkeep.is_outdated()
        ):  # else words of an older analyser would come in as if they were of this one
            word_upkeep.repair_words()
        index = _begin()
        written = _fill(report)
        refresh(alias_of_next())
        merge(index)
        _swap(index)
        _remove_others(index)
    finally:
        change(builder="", building_at=None)
    feed()
    return written


def _claim():
    """Note that this process is at it, unless another one is: one that ended without a word is not."""
    held, now = state(), timezone.now()
    if held.builder and not _has_ended(held.builder) and held.building_at > now - SILENT:
        raise AlreadyBuildingError
    claimed = ElasticState.objects.filter(pk=1, builder=held.builder, building_at=held.building_at)
    if not claimed.update(builder=f"{socket.gethostname()[:90]}:{os.getpid()}", building_at=now):
        raise AlreadyBuildingError


def _has_ended(builder: str) -> bool:
    """Whether a process of this machine is no more; what another machine does cannot be told."""
    host, _, pid = builder.rpartition(":")
    if host != socket.gethostname()[:90]:
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return int(pid) == os.getpid()


def _begin() -> str:
    """The name of the index to fill: the one that was begun, if it is of use."""
    with transaction.atomic():
        index, held = lock_state(), state()
    begun = held.building
    if begun and is_ours(begun) and held.building_epoch == index.epoch and _has(begun, alias_of_next()):
        return begun
    name = f"{alias()}-{fingerprint()}-{timezone.now():%Y%m%d%H%M%S%f}"
    change(building="", built=-1)
    OutboxEntry.objects.exclude(error="").delete()  # what the former index refused is tried anew
    indices = client().indices
    indices.create(index=name, body=creation(), wait_for_active_shards=1)
    _give(alias_of_next(), name)
    # From now on changes go there too; what was changed before is read below.
    change(building=name, building_from=index.version, building_epoch=index.epoch)
    return name


def _has(index: str, name: str) -> bool:
    return bool(client().indices.exists_alias(index=index, name=name))


def _give(name: str, index: str | None) -> None:
    """Move an alias to an index (None: to none), in one call."""
    answer = client().options(ignore_status=404).indices.get_alias(name=name)
    holders = [found for found, said in answer.body.items() if isinstance(said, dict) and "aliases" in said]
    actions = [{"remove": {"index": holder, "alias": name}} for holder in holders if holder != index]
    actions += [{"add": {"index": index, "alias": name}}] if index else []
    if actions:
        client().indices.update_aliases(actions=actions)


def _fill(report: Report) -> int:
    """One batch is sent while the next one is made."""
    total, written, after = SearchDocument.objects.count(), 0, state().built
    before, sending = SearchDocument.objects.filter(number__lte=after).count(), None
    with ThreadPoolExecutor(max_workers=1) as sender:
        while True:
            rest = SearchDocument.objects.filter(number__gt=after).order_by("number")
            numbers = list(rest.values_list("number", flat=True)[:MOST_AT_ONCE])
            present = read_present(number__in=numbers) if numbers else ()
            batch = [Operation(one.key, one.version, one.source) for one in present]
            if sending:
                _set_aside(sending.result())
                change(built=after, building_at=timezone.now())
                report(before + written, total)
            if not numbers:
                return written
            sending = sender.submit(bulk.write, alias_of_next(), batch)
            after, written = numbers[-1], written + len(batch)


def _set_aside(refused: dict[str, str]) -> None:
    for key, reason in refused.items():
        OutboxEntry.objects.update_or_create(
            key=key, defaults={"error": reason}, create_defaults={"error": reason, "version": 0}
        )


def merge(index: str) -> None:
    """Have the server make few segments of those that a filling leaves: each question is asked of all.
    It does so beside its other work, within seconds; an index that is not merged answers the same, slower."""
    from elasticsearch import ApiError

    try:
        client().indices.forcemerge(index=index, max_num_segments=FEW_SEGMENTS, wait_for_completion=False)
    except ApiError as error:
        logger.warning("Elasticsearch does not merge %s: %s", index, error)


def _swap(name: str) -> None:
    """What is asked and told from now on; what was applied to the former index was told to both."""
    _give(alias(), name)
    made = client().indices.get_settings(index=name).body[name]["settings"]["index"]
    with transaction.atomic():
        held = ElasticState.objects.select_for_update().get(pk=1)
        applied = held.applied if is_usable(held, held.building_epoch) else -1
        held.applied = max(held.building_from, applied)
        held.index, held.epoch, held.shards = name, held.building_epoch, int(made["number_of_shards"])
        held.made_with, held.building, held.built = fingerprint(), "", -1
        held.save()


def _remove_others(name: str) -> None:
    """Whatever former runs left."""
    _give(alias_of_next(), None)
    others = [found for found in indices_of_ours() if found != name]
    if others:
        client().indices.delete(index=others)


def indices_of_ours() -> list[str]:
    """The names of the portal's indices that there are."""
    return sorted(client().indices.get(index=f"{alias()}-*", features="aliases", allow_no_indices=True).body)
