"""Asks Elasticsearch on behalf of a visitor, who must not wait: one deadline around the whole answer, and a
breaker that leaves a server that failed in peace for a while.

The client's own limit is per read: a server that drips takes many of them. So the question is asked in a
thread that the visitor leaves at the deadline.
"""

import logging
import time
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Lock, Thread
from typing import Any

from django.conf import settings

from search.elastic.client import client, words_of
from search.elastic.mapping import alias

logger = logging.getLogger(__name__)

MOST_WAITING = 16  # threads that ask at the same time, those that were left among them
FIRST_REST, LONGEST_REST = 2.0, 30.0  # seconds


class NoAnswerError(Exception):
    """The database is to answer this one. `is_ours`: the question is at fault, not the server."""

    def __init__(self, reason: str, *, is_ours: bool = False):
        super().__init__(reason)
        self.is_ours = is_ours


class Breaker:
    """Open after one failure, for twice as long each time; then one question tries for all."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.forget()

    def forget(self) -> None:
        """As if nothing had happened."""
        self.failure, self._rest, self._open_until, self._is_tried = "", FIRST_REST, 0.0, False

    @property
    def is_open(self) -> bool:
        """Whether the server is left in peace."""
        return bool(self.failure) and time.monotonic() < self._open_until

    def admits(self) -> bool:
        """Whether this question may be asked."""
        with self._lock:
            if not self.failure:
                return True
            if self._is_tried or time.monotonic() < self._open_until:
                return False
            self._is_tried = True
            return True

    def close(self) -> None:
        """It answered."""
        with self._lock:
            if self.failure:
                logger.warning("Elasticsearch answers again")
            self.forget()

    def open(self, reason: str) -> None:
        """It did not. Those who asked at the same time say so too, which counts once."""
        with self._lock:
            if self.failure and not self._is_tried:
                return
            if not self.failure:
                logger.warning("Elasticsearch does not answer, the database does: %s", reason)
            self._rest = min(self._rest * 2, LONGEST_REST) if self.failure else FIRST_REST
            self.failure, self._is_tried = reason, False
            self._open_until = time.monotonic() + self._rest


breaker = Breaker()
_slots = BoundedSemaphore(MOST_WAITING)


def deadline() -> float:
    """When a visitor who asks now has waited long enough (time.monotonic)."""
    return time.monotonic() + settings.ELASTICSEARCH_SECONDS


def ask(bodies: Sequence[dict[str, Any]], shards: int, until: float) -> list[dict[str, Any]]:
    """The answers to several searches, sent as one request; each whole, or NoAnswerError."""
    if not breaker.admits():
        raise NoAnswerError(breaker.failure)
    try:
        asked = client()  # the first time, this imports the package
        seconds = max(until - time.monotonic(), 0.001)
        answers = within(seconds, lambda: _send(asked, bodies, seconds))
        for answer in answers:
            _check(answer, shards)
    except NoAnswerError as error:
        if error.is_ours:
            logger.error("Elasticsearch refused a question: %s", error)
            breaker.close()
        else:
            breaker.open(str(error))
        raise
    except Exception as error:  # the client's, its transport's, those of proxies that say HTML
        breaker.open(words_of(error))
        raise NoAnswerError(words_of(error)) from error
    breaker.close()
    return answers


def within(seconds: float, call: Callable[[], Any]) -> Any:
    """The value of a call, or its error; NoAnswerError when it takes longer."""
    slots = _slots
    if not slots.acquire(blocking=False):
        raise NoAnswerError(f"{MOST_WAITING} questions wait")
    outcome: SimpleQueue = SimpleQueue()

    def answer():
        try:
            outcome.put((call(), None))
        except BaseException as error:
            outcome.put((None, error))
        finally:
            slots.release()

    Thread(target=answer, name="elasticsearch", daemon=True).start()
    try:
        value, error = outcome.get(timeout=seconds)
    except Empty:
        raise NoAnswerError(f"no answer within {seconds:.1f} s") from None
    if error:
        raise error
    return value


def _send(asked, bodies, seconds):
    # A question holds this very microsecond: no answer that the server would keep is asked for again.
    header = {"index": alias(), "allow_partial_search_results": False, "request_cache": False}
    limit = {"timeout": f"{max(1, int(seconds * 1000))}ms"}  # what nobody waits for any more ends there too
    lines = [line for body in bodies for line in (header, body | limit)]
    answer = asked.options(request_timeout=seconds).msearch(searches=lines)
    answers = answer.body["responses"]
    if len(answers) != len(bodies):
        raise NoAnswerError(f"{len(answers)} answers to {len(bodies)} searches")
    return answers


def _check(answer: dict[str, Any], shards: int) -> None:
    """Half an answer looks whole: nothing may be missing."""
    if error := answer.get("error"):
        status = answer.get("status", 0)
        is_ours = status == 400 and "No mapping found" not in str(error)
        raise NoAnswerError(f"{status} {_reason(error)}", is_ours=is_ours)
    held = answer["_shards"]
    if answer["timed_out"] or held["failed"] or not held["successful"] == held["total"] == shards:
        raise NoAnswerError(f"a part of an answer: {held}, timed out: {answer['timed_out']}")


def _reason(error):
    causes = error.get("root_cause") or [error]
    return f"{causes[0].get('type')}: {causes[0].get('reason')}"[:300]
