"""What an answer read: it is kept until one of these changes, and no longer.

A scope is the slug of a city, for its pages and for what other cities show there; its structure
(`structure_of`), for those of its pages that are no items of lists; ANY is every city. What all cities share
(taxonomy, settings, hosts) is read by every answer and need not be named. Whoever reads pages or documents
notes their scope, as core.moments notes when an answer ends by itself. A view declares that all it draws from
is noted; the answer of one that does not is taken to have read anything.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, NamedTuple

ANY = "*any"  # no slug begins so


def structure_of(city: str) -> str:
    """The scope of what stands in a city: its home, its lists, its pages of their own. Menus, breadcrumbs and
    the plan of collections are made from it; the items of lists (BasePage.is_item), which are published all
    day, leave it as it is."""
    return f"{city} structure"


def homes_in(language: str) -> str:
    """The scope of the addresses of all home pages in a language: whoever leads to a city notes it."""
    return f"*homes {language}"


class Outcome(NamedTuple):
    """A question that was asked for an answer, which part of what it says counts, and what that was: whoever
    keeps the answer may ask again."""

    ask: Callable[[], Any]
    part: Callable[[Any], Any]
    value: Any

    @property
    def is_the_same(self) -> bool:
        """Whether the question has the outcome it had."""
        return self.part(self.ask()) == self.value


@dataclass
class Reads:
    """The scopes of what is being drawn. `asks`: a question whose outcome will be compared (outcome_of)."""

    scopes: set[str] = field(default_factory=set)
    are_declared: bool = False
    outcomes: list[Outcome] = field(default_factory=list)
    asks: bool = False
    depends_on_rarity: bool = False


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


def note_rarity() -> None:
    """What is being drawn is ordered by how rare words are in all documents."""
    reads = _of_answer.get()
    if reads and reads.asks:
        reads.depends_on_rarity = True
    else:
        note(ANY)


def outcome_of(ask: Callable[[], Any], part: Callable[[Any], Any]) -> Any:
    """`ask()`. Where rarity decides in it, the answer has not read every city but a part of the outcome: few
    publications elsewhere change it, and to ask again costs less than to draw the answer anew."""
    outer, inner = _of_answer.get(), Reads(asks=True)
    token = _of_answer.set(inner)
    try:
        value = ask()
    finally:
        _of_answer.reset(token)
        if outer:
            outer.scopes.update(inner.scopes)
    if outer and inner.depends_on_rarity:
        outer.outcomes.append(Outcome(ask, part, part(value)))
    return value


def outcomes_of_answer() -> tuple[Outcome, ...]:
    """What the answer to this request has read beside its scopes."""
    reads = _of_answer.get()
    return tuple(reads.outcomes) if reads and ANY not in of_answer() else ()


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
        if inner.outcomes:  # only whole answers ask again
            inner.scopes.add(ANY)
        if outer:
            outer.scopes.update(inner.scopes)
            outer.are_declared |= inner.are_declared
