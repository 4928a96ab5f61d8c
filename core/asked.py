"""Whoever counts what visitors ask is told of every public answer, those that are kept too.

An app registers in `AppConfig.ready()`. It is told before the answer leaves, so it looks at the address, adds
to something in memory, and asks no database.
"""

from collections.abc import Callable, Mapping
from typing import Any

_watchers: list[Callable[[Mapping[str, Any]], None]] = []
WORDS = "q="


def watch(watcher: Callable[[Mapping[str, Any]], None]) -> None:
    """Tell `watcher` of each answer that words were asked for, here or on the page before: it gets the WSGI
    environment of the request."""
    _watchers.append(watcher)


def tell(environ: Mapping[str, Any]) -> None:
    """An answer is about to leave."""
    if WORDS in environ.get("QUERY_STRING", "") or WORDS in environ.get("HTTP_REFERER", ""):
        for watcher in _watchers:
            watcher(environ)
