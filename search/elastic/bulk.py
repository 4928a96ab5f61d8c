"""Writes to an index in bulk: every item has its own outcome, whatever the request as a whole says."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from search.elastic.client import client

MOST_BYTES = 8_000_000
DONE = frozenset({200, 201, 404, 409})  # 409: there already, or newer; 404: a document deleted before
BUSY = 429


class Operation(NamedTuple):
    """A document to write (`source`), or to delete (None), at a version of the index."""

    key: str
    version: int
    source: dict[str, Any] | None

    def writing(self) -> bytes:
        """What is sent for it; of a document that goes, that nothing is left of it."""
        action = {"_id": self.key, "version": self.version, "version_type": "external"}
        return _lines({"index": action}, self.source or {"key": self.key})

    def deletion(self) -> bytes:
        """What is sent to delete it, once nothing is left of it."""
        return _lines({"delete": {"_id": self.key, "version": self.version, "version_type": "external_gte"}})


def _lines(*rows):
    return b"".join(json.dumps(row, separators=(",", ":")).encode() + b"\n" for row in rows)


class NotWrittenError(Exception):
    """Elasticsearch cannot write now: all of it is tried again later."""


def write(alias: str, operations: Sequence[Operation]) -> dict[str, str]:
    """Write in requests of a bearable size; {key: reason} of the documents that were refused for good.

    Deletions are written first, as documents without anything, by which they are found no more: a deletion
    takes no account of `require_alias`, and makes an index where the alias is missing.
    """
    refused: dict[str, str] = {}
    for batch in _batches(operations, Operation.writing):
        refused |= _send(alias, batch)
    for batch in _batches([one for one in operations if one.source is None], Operation.deletion):
        _send(alias, batch)
    return refused


def _batches(
    operations: Iterable[Operation], lines_of: Callable[[Operation], bytes]
) -> Iterator[list[tuple[Operation, bytes]]]:
    batch, size = [], 0
    for operation in operations:
        lines = lines_of(operation)
        if batch and size + len(lines) > MOST_BYTES:
            yield batch
            batch, size = [], 0
        batch.append((operation, lines))
        size += len(lines)
    if batch:
        yield batch


def _send(alias, batch):
    from elasticsearch import ApiError

    try:
        answer = client().perform_request(
            "POST",
            f"/{alias}/_bulk",
            params={"require_alias": "true", "filter_path": "items.*.status,items.*.error"},
            headers={"content-type": "application/x-ndjson", "accept": "application/json"},
            body=[lines for _, lines in batch],
        )
    except ApiError as error:
        if error.status_code != 413:
            raise
        if len(batch) == 1:
            return {batch[0][0].key: "413: too large for the server (http.max_content_length)"}
        middle = len(batch) // 2
        return _send(alias, batch[:middle]) | _send(alias, batch[middle:])
    return _refused(batch, answer.body["items"])


def _refused(batch, items):
    """What is read of each item: done, refused for good, or a reason to try everything again later."""
    refused = {}
    for (operation, _), item in zip(batch, items, strict=True):
        (outcome,) = item.values()
        status, error = outcome["status"], outcome.get("error") or {}
        reason = f"{status} {error.get('type', '')}: {error.get('reason', '')}"
        if status == 404 and error:  # no such alias, which no document explains
            raise NotWrittenError(reason)
        if status in DONE:
            continue
        if status == BUSY or status >= 500 or status in (401, 403):
            raise NotWrittenError(reason)
        refused[operation.key] = reason[:1000]
    return refused
