"""How long this process waits for one answer of PostgreSQL (core.postgresql).

Migrations, imports and the worker wait as long as it takes: nothing is set. The web server sets its limit
when it starts (portal.wsgi), because a thread that waits serves nobody.
"""

from contextlib import contextmanager
from contextvars import ContextVar

# Seconds.
VISITORS = 15

_of_process: float | None = None
_here: ContextVar[float | None] = ContextVar("patience", default=None)


def limit_process(seconds: float | None) -> None:
    """From now on, every statement of this process ends after so long."""
    global _of_process
    _of_process = seconds


def of_process() -> float | None:
    """The limit of this process, or None."""
    return _of_process


def seconds() -> float | None:
    """The limit that holds here and now, or None."""
    return _here.get() or _of_process


@contextmanager
def at_most(seconds: float):
    """Wait less than that within the block."""
    token = _here.set(seconds)
    try:
        yield
    finally:
        _here.reset(token)
