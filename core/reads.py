"""What an answer read: it is kept until one of these changes, and no longer.

A scope is the slug of a city, for its pages and for what other cities show there; ANY is every city. What all
cities share (taxonomy, settings, hosts) is read by every answer and need not be named. Whoever reads pages
or documents notes their scope, as core.moments notes when an answer ends by itself. A view declares that
all it draws from is noted; the answer of one that does not is taken to have read anything.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

ANY = "*any"  # no slug begins so


@dataclass
class Reads:
    """The scopes of what is being drawn."""

    scopes: set[str] = field(default_factory=set)
    are_declared: bool = False


_of_answer: ContextVar[Reads | None] = ContextVar("reads", default=None)


def begin() -> None:
    """A request starts: it has read nothing."""
    _of_answer.set(Reads())


def end() -> None:
    """The request is over."""
    _of_answer.set(None)


def declare(*scopes: str) -> None:
    """The answer to this request reads these scopes and those that are noted, nothing else."""
    if reads := _of_answer.get():
        reads.are_declared = True
        reads.scopes.update(scopes)


def note(*scopes: str) -> None:
    """What is being drawn reads these scopes too."""
    if reads := _of_answer.get():
        reads.scopes.update(scopes)


def of_answer() -> frozenset[str]:
    """The scopes that the answer to this request has read so far."""
    reads = _of_answer.get()
    return frozenset(reads.scopes) if reads and reads.are_declared else frozenset([ANY])


@contextmanager
def gathered() -> Iterator[set[str]]:
    """The set of scopes noted inside the block, which the answer has read too."""
    outer, inner = _of_answer.get(), Reads()
    token = _of_answer.set(inner)
    try:
        yield inner.scopes
    finally:
        _of_answer.reset(token)
        if outer:
            outer.scopes.update(inner.scopes)
            outer.are_declared |= inner.are_declared
