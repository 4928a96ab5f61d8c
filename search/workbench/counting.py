"""Counts what residents ask on search pages, kept answers too: in memory, written once a minute.

Nobody is followed: what is counted is an address, and for « followed » the address of the page before, which
browsers send within a site. Who is signed in is not counted. What a process holds when it is killed is lost:
a minute of it.
"""

import atexit
import logging
import re
from collections import defaultdict
from collections.abc import Mapping
from threading import Lock, Timer
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.db import Error, connection
from django.http import QueryDict
from django.http.request import split_domain_port

from core import parameters
from core.sites import get_portal
from search.analysis import fold
from search.bars import OPENED, VIEW
from search.forms import LONGEST_QUESTION
from search.workbench.personal import is_about_somebody
from search.workbench.storing import ASKS, FOLLOWED, REFINED, Asked, Counts, store

logger = logging.getLogger(__name__)
SEARCH_PAGE = re.compile(r"/([a-z-]+)/recherche/")
MOST_WAITING = 5_000  # different questions of a minute; a robot may ask anything
_NOT_REFINING = {"q", OPENED, VIEW}
_lock = Lock()
_waiting: Counts = defaultdict(lambda: [0, 0, 0])
_timer: list[Timer] = []


class Seen(NamedTuple):
    """A question on a search page: in which language, which parameters."""

    language: str
    query: QueryDict


def count(environ: Mapping[str, Any]) -> None:
    """A watcher of core.asked: one ask, or one page that was opened from results."""
    if environ["REQUEST_METHOD"] != "GET" or settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", ""):
        return
    host, path = environ.get("HTTP_HOST", ""), environ["PATH_INFO"]
    if seen := _question(path, environ.get("QUERY_STRING", "")):
        is_refined = set(parameters.canonical(seen.query)) - _NOT_REFINING
        if "page" not in seen.query:
            _add(host, seen, REFINED if is_refined else ASKS)
    elif path.endswith("/"):
        before = urlsplit(environ.get("HTTP_REFERER", ""))
        if before.netloc == host and (seen := _question(before.path, before.query)):
            _add(host, seen, FOLLOWED)


def flush() -> None:
    """Write what waits."""
    with _lock:
        counts = dict(_waiting)
        _waiting.clear()
        _timer.clear()
    try:
        store(counts)
    except Error:
        logger.warning("The searches of a minute are not counted: the database does not answer.")


def _question(path, query):
    found = SEARCH_PAGE.fullmatch(path)
    asked = QueryDict(query.encode("latin-1", "replace")) if found and len(query) < 2_000 else {}
    return Seen(found[1], asked) if asked.get("q") else None


def _add(host, seen, place):
    city = get_portal().by_host.get(split_domain_port(host)[0])
    typed = seen.query["q"][:LONGEST_QUESTION]
    if not city or seen.language not in city.homes or is_about_somebody(typed):
        return
    asked = Asked(city.settings.pk, seen.language, fold(typed, " ").strip()[:LONGEST_QUESTION])
    with _lock:
        if asked.words and (asked in _waiting or len(_waiting) < MOST_WAITING):
            _waiting[asked][place] += 1
            _start()


def _start():
    if settings.SEARCHES_WRITTEN_EVERY and not _timer:
        timer = Timer(settings.SEARCHES_WRITTEN_EVERY, _flush_apart)
        timer.daemon = True
        _timer.append(timer)
        timer.start()


def _flush_apart():
    """In a thread of its own, with a connection of its own: no visitor waits for it."""
    try:
        flush()
    finally:
        connection.close()


atexit.register(lambda: _waiting and flush())
