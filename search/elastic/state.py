"""The one row that says what Elasticsearch holds, and how the feeding of it goes."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from search.elastic.client import words_of
from search.elastic.mapping import alias, alias_of_next, fingerprint
from search.models import ElasticState, IndexState

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=2), timedelta(minutes=5)


def state() -> ElasticState:
    """The row, made at the first question."""
    return ElasticState.objects.get_or_create(pk=1)[0]


def change(**columns: Any) -> None:
    """Write some columns of the row."""
    ElasticState.objects.filter(pk=1).update(**columns)


def targets(held: ElasticState, index: IndexState) -> list[str]:
    """The aliases of the indices that changes go to: the one that answers, the one that is being filled."""
    found = [alias()] if is_usable(held, index.epoch) else []
    if held.building and is_ours(held.building):
        found.append(alias_of_next())
    return found


def is_usable(held: ElasticState, epoch: object) -> bool:
    """Whether the index behind the alias is of this database and of this code."""
    return bool(held.index) and held.epoch == epoch and held.made_with == fingerprint()


def is_ours(name: str) -> bool:
    """Whether an index was made with the mapping of this code."""
    return f"-{fingerprint()}-" in name


def note_failure(error: BaseException) -> None:
    """Try again later, each time after twice as long."""
    held, now = state(), timezone.now()
    pause = min(FIRST_PAUSE * 2 ** min(held.failures, 10), LONGEST_PAUSE)
    change(
        failures=held.failures + 1,
        failure=words_of(error),
        failing_since=held.failing_since or now,
        retry_at=now + pause,
    )


def note_success() -> None:
    """It takes what it is told."""
    ElasticState.objects.filter(pk=1, failures__gt=0).update(
        failures=0, failure="", failing_since=None, retry_at=None
    )
