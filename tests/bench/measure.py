"""CPU time of whole requests: a WSGI environment in, the last byte and the end of the request out."""

import gc
import io
import time
from dataclasses import dataclass
from statistics import median

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import pagecache

ROUNDS, WARM_UPS = 200, 5


@dataclass(frozen=True)
class Visit:
    """One kind of page. `is_kept`: answered from the page cache, which is emptied before others."""

    kind: str
    host: str
    address: str
    is_kept: bool = False


@dataclass(frozen=True)
class Cost:
    """Median CPU seconds of a request, queries, and kilobytes (1,000 bytes) on the wire."""

    seconds: float
    sql: int
    kb: float


def costs_of(visits, rounds=ROUNDS):
    """{kind: Cost}. Kinds take turns, so that whatever else the machine does burdens all alike."""
    application = get_wsgi_application()
    for visit in visits:
        for _ in range(WARM_UPS):
            _request(application, visit)
    found = {visit.kind: _extent(application, visit) for visit in visits}
    times = {visit.kind: [] for visit in visits}
    for _ in range(rounds):
        for visit in visits:
            _set_scene(application, visit)
            gc.collect(0)
            started = time.process_time()
            _request(application, visit)
            times[visit.kind].append(time.process_time() - started)
    return {kind: Cost(median(times[kind]), *extent) for kind, extent in found.items()}


def _set_scene(application, visit):
    pagecache.pages().clear()
    if visit.is_kept:
        _request(application, visit)


def _extent(application, visit):
    _set_scene(application, visit)
    connection.force_debug_cursor = True
    with CaptureQueriesContext(connection) as captured:
        size = _request(application, visit)
    connection.force_debug_cursor = False
    # Opening a connection sets SQLite's pragmas: no query of ours.
    return sum(not query["sql"].startswith("PRAGMA") for query in captured), round(size / 1000, 1)


def _request(application, visit):
    """Bytes of the body of an answer, which must be 200."""
    path, _, query = visit.address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": visit.host,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": visit.host,
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
        "HTTP_ACCEPT_LANGUAGE": "fr,fr-FR;q=0.8,en;q=0.5",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }
    statuses = []
    response = application(environ, lambda status, headers: statuses.append(status))
    size = sum(map(len, response))
    response.close()
    if statuses != ["200 OK"]:
        raise SystemExit(f"{visit.host}{visit.address}: {statuses}")
    return size
