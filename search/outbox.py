"""What an engine that keeps documents elsewhere has not been told yet: one row per document, the last change.

Without such an engine nothing is written. One that begins to follow starts from all documents, then reads on.
"""

from collections.abc import Callable, Iterable

from django.db import transaction

from search.models import OutboxEntry

_followers: dict[str, Callable[[], object]] = {}


def follow(engine: str, told: Callable[[], object]) -> None:
    """From now on this engine reads the outbox; it says so in `AppConfig.ready()`. `told()` is called when
    there is more to read."""
    _followers[engine] = told


def tell(version: int, *, written: Iterable[str] = (), gone: Iterable[str] = ()) -> None:
    """Note the keys of documents that a version wrote or took away, in its transaction."""
    if not _followers:
        return
    deletions = dict.fromkeys(gone, True) | dict.fromkeys(written, False)
    OutboxEntry.objects.bulk_create(
        [OutboxEntry(key=key, is_deletion=gone, version=version) for key, gone in deletions.items()],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["is_deletion", "version", "error"],
    )
    for told in _followers.values():
        transaction.on_commit(told)
