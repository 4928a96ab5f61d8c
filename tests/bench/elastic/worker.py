"""The process that asks Elasticsearch for the bench: through the portal, and its requests sent raw."""

import http.client
import json
import time
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

ROUNDS = 5


class Asked(NamedTuple):
    """The server, as another process asks it."""

    port: int
    group: int


def ask(pipe, server, words, size):
    import django
    from django.conf import settings

    django.setup()
    if size > settings.SEARCH_MOST_HELD:
        settings.SEARCH_MOST_HELD = 0  # the database has only the first of the documents
    pipe.send(_times(server, words))


def _times(server, words):
    from core import generation
    from search.elastic import asking
    from search.protocol import Search, index
    from tests.bench.search.questions import questions
    from tests.search.documents import NOW

    generation.forget()
    sent = []
    whole = asking._send

    def send(client, bodies, seconds):
        sent.append(bodies)
        return whole(client, bodies, seconds)

    asking._send = send
    ours, raw, waited, clock = [], [], [], clock_of(server)
    for number in range(ROUNDS + 1):
        for question in questions(words):
            generation.begin_request()
            sent.clear()
            began, started = time.perf_counter(), clock()
            index().answer([Search(question.query, question.scope, facets=question.facets)], NOW)
            between, ended = clock(), time.perf_counter()
            assert sent, asking.breaker.failure
            for bodies in sent:
                post(server, "/_msearch", _lines(bodies))
            if number:  # the first round warms up
                waited.append(ended - began)
                ours.append(between - started)
                raw.append(clock() - between)
    asking._send = whole
    return {
        f"{name} p50, p95 in ms": _percentiles(times)
        for name, times in (("portal", ours), ("raw", raw), ("portal by the clock", waited))
    } | {
        "ratio of p50": round(median(ours) / median(raw), 2),
        "PSS in MB": _pss(),
    }


def clock_of(server):
    """Processor seconds of this process and of what the server runs."""
    stats = [path.read_text() for path in Path("/proc").glob("[0-9]*/stat")]
    rows = [text.rsplit(")", 1)[1].split() for text in stats]
    group = str(server.group)
    pids = [int(text.split()[0]) for text, row in zip(stats, rows, strict=True) if row[2] == group]
    # The CPU clocks of other processes (clock_getcpuclockid of Linux).
    clocks = [(~pid << 3) | 2 for pid in pids]
    return lambda: time.process_time() + sum(map(time.clock_gettime, clocks))


def _lines(bodies):
    from search.elastic.mapping import alias

    header = {"index": alias(), "request_cache": False}  # it would remember the questions of the first round
    return written(row for body in bodies for row in (header, body))


def written(rows):
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


_connections = {}


def post(server, path, body):
    if server.port not in _connections:
        _connections[server.port] = http.client.HTTPConnection("127.0.0.1", server.port)
    connection = _connections[server.port]
    connection.request("POST", path, body, {"Content-Type": "application/x-ndjson"})
    return json.loads(connection.getresponse().read())


def _percentiles(times):
    return [round(1000 * median(times), 1), round(1000 * quantiles(times, n=20)[-1], 1)]


def _pss():
    rows = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("Pss:")) // 1000
