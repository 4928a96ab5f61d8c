"""Who answers, and how the feeding goes: for /healthz and for the admin."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from search.elastic.asking import breaker, within
from search.elastic.client import is_configured, words_of
from search.elastic.rebuilding import indices_of_ours
from search.elastic.state import is_usable, state
from search.models import ElasticState, IndexState, OutboxEntry

MOST_NAMED = 20  # of the documents that were refused
SECONDS = 1.0


@dataclass(frozen=True)
class Report:
    """`answers`: whether Elasticsearch does, as this process sees it. `waiting` documents are to be told, the
    first of them `since`; `refused`: {key: reason} of some, of `refused_count`. `failure`: what to mend."""

    held: ElasticState
    is_usable: bool
    is_behind: bool
    waiting: int
    since: datetime | None
    refused: dict[str, str]
    refused_count: int
    failure: str

    @property
    def answers(self) -> bool:
        """Whether the next question goes to Elasticsearch."""
        return self.is_usable and not self.is_behind and not breaker.is_open

    def for_monitors(self) -> dict[str, Any]:
        """Without names of servers, without what they say. `connected`: None while no question goes there."""
        age = int((timezone.now() - self.since).total_seconds()) if self.since else 0
        return {
            "answers": self.answers,
            "connected": not self.failure if self.failure or self.is_usable else None,
            "needs_rebuild": not self.is_usable,
            "waiting": self.waiting,
            "oldest_seconds": age,
            "refused": sorted(self.refused),
        }


def report() -> Report | None:
    """The present state; None where the portal has no Elasticsearch."""
    if not is_configured():
        return None
    index, held = IndexState.objects.first(), state()
    waiting, refused = OutboxEntry.objects.filter(error=""), OutboxEntry.objects.exclude(error="")
    return Report(
        held=held,
        is_usable=index is not None and is_usable(held, index.epoch),
        is_behind=index is not None and held.applied < index.version,
        waiting=waiting.count(),
        since=waiting.order_by("since").values_list("since", flat=True).first(),
        refused=dict(refused.order_by("key").values_list("key", "error")[:MOST_NAMED]),
        refused_count=refused.count(),
        failure=breaker.failure if breaker.is_open else held.failure,
    )


def for_monitors() -> dict[str, Any] | None:
    """What /healthz says of it, if anything."""
    found = report()
    return found.for_monitors() if found else None


def indices() -> tuple[list[str], str]:
    """(names of the portal's indices, "") as the server says them, or ([], why it does not)."""
    try:
        return within(SECONDS, indices_of_ours), ""
    except Exception as error:  # of the client, its transport, a proxy
        return [], words_of(error)
