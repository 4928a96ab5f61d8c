"""Tells Elasticsearch what the outbox holds: at least once, in the order of versions for each document.

Nobody ever holds an old document to send: what is sent is read when it is sent. A document that is refused
for good is set aside with the reason, its neighbours go on; a server that is away or busy is tried again.
« Applied up to » moves only when everything up to a version can be found.
"""

import logging

from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from search.elastic import bulk
from search.elastic.bulk import Operation
from search.elastic.client import client, is_configured, words_of
from search.elastic.documents import read_present
from search.elastic.state import note_failure, note_success, state, targets
from search.models import ElasticState, IndexState, OutboxEntry

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 500


@task(priority=50)
def feed_elasticsearch() -> None:
    """What the worker does after a publication, and every minute while something waits."""
    feed_quietly()


def enqueue_due() -> None:
    """Every minute: what failed, or whose task was lost, is tried again. Without an Elasticsearch nobody
    notes what it misses: once there is one again, it begins anew."""
    if not is_configured():
        ElasticState.objects.all().delete()
        OutboxEntry.objects.all().delete()
        return
    if OutboxEntry.objects.filter(error="").exists() or _is_behind():
        enqueue()


def _is_behind():
    index, held = IndexState.objects.first(), ElasticState.objects.first()
    return bool(index and held and targets(held, index) and held.applied < index.version)


def feed_quietly() -> bool:
    """Feed, unless it is too early to try again; whether everything was told."""
    retry_at = state().retry_at
    if retry_at and retry_at > timezone.now():
        return False
    try:
        feed()
    except Exception as error:  # the client has errors of its own, of its transport and of proxies
        note_failure(error)
        logger.warning("Elasticsearch was not told of changes, which wait: %s", words_of(error))
        return False
    return True


def feed() -> None:
    """Tell everything that waits."""
    while (index := IndexState.objects.first()) is not None:
        told = _tell_some(index)
        if told is None:
            return
        if not told and _apply(index):
            return


def _tell_some(index: IndexState) -> int | None:
    """Tell some of what waits; how many documents. None where there is no index to tell it to."""
    # The entries first: an index that begins to be filled after that is filled from what they speak of.
    waiting = OutboxEntry.objects.filter(error="", version__lte=index.version).order_by("version")
    entries = list(waiting[:MOST_AT_ONCE])
    aliases = targets(state(), index)
    if not aliases:
        return None
    operations = _operations(entries)
    refused: dict[str, str] = {}
    for alias in aliases:
        refused |= bulk.write(alias, operations)
        if refused:  # no former state of it is shown either
            bulk.write(alias, [one._replace(source=None) for one in operations if one.key in refused])
    _done(entries, refused, index.version)
    note_success()
    return len(entries)


def _operations(entries: list[OutboxEntry]) -> list[Operation]:
    present = {one.key: one for one in read_present(key__in=[entry.key for entry in entries])}
    written = [Operation(one.key, one.version, one.source) for one in present.values()]
    gone = [
        Operation(entry.key, entry.version, None)
        for entry in entries
        if entry.key not in present and entry.is_deletion
    ]
    # A document that went after its entry was read has a newer entry, for the next time.
    return [*written, *gone]


def _done(entries, refused, version):
    """Take away what was told; what changed meanwhile has a newer version and stays."""
    told = OutboxEntry.objects.filter(version__lte=version)
    told.filter(pk__in=[entry.pk for entry in entries if entry.key not in refused]).delete()
    for key, reason in refused.items():
        logger.error("Elasticsearch refused the document %s: %s", key, reason)
        told.filter(key=key).update(error=reason)


def _apply(index: IndexState) -> bool:
    """Nothing waits up to this version: once that can be found, note it. Whether nothing came meanwhile."""
    held = state()
    if held.applied >= index.version:
        return True
    for alias in targets(held, index):
        refresh(alias)
    ElasticState.objects.filter(pk=1, index=held.index, epoch=index.epoch).update(
        applied=Greatest(F("applied"), index.version)
    )
    return not IndexState.objects.filter(version__gt=index.version).exists()


def refresh(alias: str) -> None:
    """Make what was written visible in every copy."""
    shards = client().indices.refresh(index=alias).body["_shards"]
    if shards["failed"]:
        raise bulk.NotWrittenError(f"{shards['failed']} of {shards['total']} shards were not refreshed")


def enqueue() -> None:
    """Ask the worker, unless it was asked and has not begun."""
    if not DBTaskResult.objects.ready().filter(task_path=feed_elasticsearch.module_path).exists():
        feed_elasticsearch.enqueue()
