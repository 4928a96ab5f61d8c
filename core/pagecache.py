"""Whole answers, kept for every visitor: a repeated visit draws nothing.

Each process keeps its own, within `settings.PAGE_CACHE_BYTES`; where CACHES has "pages"
(core.shared_cache), processes share them too. An answer ends when something changes that it has read
(core.reads), or at the moment from which it would say something else (core.moments).
"""

import hashlib
from collections import OrderedDict
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Event, Lock

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils import timezone
from django.utils.cache import cc_delim_re

from core import freshness, generation, parameters
from core.freshness import Sealed, is_shareable
from core.headers import FILE_PREFIXES, is_admin_path
from core.languages import best_language, language_of_path
from core.reads import ANY, Outcome

# Bytes. What an entry costs beside its content: key, headers, objects (measured: about 1.3 kB).
OVERHEAD = 2_000
LARGEST = 500_000
# Seconds. An answer in the shared cache that nobody asks for goes after this.
LONGEST_SHARED = 3_600
SHARED = "pages"
KEPT = "core.kept"  # in the WSGI environment of a request: the Kept that answers it
LONGEST_WAIT = 5  # seconds, for what another request draws
_drawing: dict[str, Event] = {}
_turns = Lock()
DRAWING = {".py", ".html", ".mo", ".css", ".js", ".svg"}


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, the moment from which it is no longer true, and the state of what it has read. `outcomes`
    (core.reads) were the same at the number of ANY in `asked_at`. `sent`: status and headers that went out
    with it, for core.wsgi."""

    sealed: Sealed
    until: datetime
    stamp: generation.Stamp
    outcomes: tuple[Outcome, ...] = ()
    asked_at: list[int] = field(default_factory=list, repr=False, compare=False)
    sent: dict[tuple, tuple] = field(default_factory=dict, repr=False, compare=False)

    @property
    def is_true(self):
        if timezone.now() >= self.until or not generation.is_current(self.stamp):
            return False
        return not self.outcomes or self._have_same_outcomes()

    def _have_same_outcomes(self):
        number = generation.current()[ANY]
        if number not in self.asked_at:
            if not all(outcome.is_the_same for outcome in self.outcomes):
                return False
            self.asked_at[:] = [number]
        return True


class Pages:
    """The answers of one process: the least recently read go first, never more than `most` bytes."""

    def __init__(self, most):
        self.most, self.size = most, 0
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def __len__(self):
        return len(self._kept)

    def clear(self):
        """Keep nothing (measures of a cold cache)."""
        with self._lock:
            self._kept.clear()
            self.size = 0

    def get(self, key):
        """The Kept of that key, or None."""
        with self._lock:
            kept = self._kept.get(key)
            if kept:
                self._kept.move_to_end(key)
            return kept

    def put(self, key, kept):
        """Keep an answer in place of the one before, unless it is too large."""
        with self._lock:
            before = self._kept.pop(key, None)
            self.size -= _weight(key, before) if before else 0
            if _weight(key, kept) > min(LARGEST, self.most):
                return
            self._kept[key] = kept
            self.size += _weight(key, kept)
            while self.size > self.most:
                self.size -= _weight(*self._kept.popitem(last=False))


def _weight(key, kept):
    return len(key) + len(kept.sealed.content) + OVERHEAD


def key_of(request):
    """What tells answers apart: city, language, path and canonical query (`request.GET`, see
    core.parameters). None where nothing is read or kept: editors, previews, forms, files."""
    if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    if getattr(request, "is_preview", False) or getattr(request, "is_dummy", False):
        return None
    if is_admin_path(request.path_info) or request.path_info.startswith(FILE_PREFIXES):
        return None
    if parameters.are_private(request.GET):
        return None
    if connection.in_atomic_block:  # what it reads may be rolled back: not for others
        return None
    accepted = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
    language = language_of_path(request.path_info, request.city) or best_language(accepted, request.city)
    return key(request.city, language, request.path_info, request.GET.urlencode())


def key(city, language, path, query):
    """The name of an answer. `query` is a canonical one (core.parameters)."""
    return f"{city.slug} {language} {path}?{query}"


def may_keep(request, response):
    """Whether this answer is the same for everyone."""
    if request.method != "GET" or response.status_code != 200 or response.streaming:
        return False
    if getattr(request, "is_preview", False) or response.cookies or "Content-Encoding" in response:
        return False
    varies = {name.lower() for name in cc_delim_re.split(response.get("Vary", "")) if name}
    return is_shareable(response) and varies <= {"accept-encoding"}


def find(key):
    """The Kept of `key`, if it is still true, else None."""
    if key is None:
        return None
    kept = pages().get(key)
    if kept and kept.is_true:
        return kept
    shared = caches[SHARED].get(_shared_key(key)) if SHARED in settings.CACHES else None
    if not (shared and shared.is_true):
        return None
    pages().put(key, shared)
    return shared


@contextmanager
def turn(key):
    """True for the first request that asks for a missing answer; the others wait until it is drawn. What
    somebody publishes meanwhile makes it another question."""
    question = f"{generation.current()[ANY]} {key}"
    with _turns:
        drawn = _drawing.get(question)
        is_first = drawn is None
        if is_first:
            drawn = _drawing[question] = Event()
    if not is_first:
        drawn.wait(LONGEST_WAIT)
        yield False
        return
    try:
        yield True
    finally:
        with _turns:
            del _drawing[question]
        drawn.set()


def keep(key, kept):
    """Keep an answer as long as it is true. Only the process that asked something can ask it again."""
    pages().put(key, kept)
    seconds = (kept.until - timezone.now()).total_seconds()
    if SHARED in settings.CACHES and seconds >= 1 and not kept.outcomes:
        caches[SHARED].set(_shared_key(key), kept, min(seconds, LONGEST_SHARED))


def answer(request, kept):
    """What this browser gets of an answer that is kept."""
    request.META[KEPT] = kept
    return freshness.answer(request, kept.sealed)


def pages():
    """What this process keeps. What all cities share is part of every answer: all go when it changes."""
    return generation.held("pages", lambda: Pages(settings.PAGE_CACHE_BYTES), ())


def _shared_key(key):
    """Short, and never that of another release."""
    return hashlib.blake2b(f"{release()} {key}".encode(), digest_size=20).hexdigest()


@cache
def release():
    """A digest of the code: after an upgrade, nothing drawn by the code before is served."""
    digest = hashlib.blake2b(digest_size=16)
    for path in code():
        digest.update(path.read_bytes())
    return digest.hexdigest()


def code():
    """The files that answers are made by: the list of libraries, and those of our own apps."""
    base = Path(settings.BASE_DIR)
    ours = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == base]
    files = [path for folder in sorted(ours) for path in sorted(folder.rglob("*.*"))]
    return [base / "requirements.txt", *(path for path in files if path.suffix in DRAWING)]
