"""`make bench-elasticsearch`: what Elasticsearch costs behind the portal, beside the same requests sent raw.

    python -m tests.bench.elastic 25000 100000 1000000

Forty questions (tests/bench/search), in processor time of the client and of the server; how fast an index is
filled. Documents beyond the first 25,000 are copies of these, written straight into the index: the database
does not have them. A new process asks, which holds what a worker of a portal of that size would: beyond
SEARCH_MOST_HELD, no bitmaps. Writes build/bench-elasticsearch.json.
"""

import contextlib
import http.client
import json
import multiprocessing
import os
import shutil
import sys
import time
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from tests import elasticsearch

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "build" / "bench-elasticsearch"
ROUNDS = 5
IN_DATABASE = 25_000  # the others are copies of them
IN_RAW_BULK = 5_000


def main(sizes):
    """Measure each size, print it, write it down."""
    if install := elasticsearch.missing():
        sys.exit(f"Elasticsearch: skipped. To install what fetches and runs it: {install}")
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with elasticsearch.server() as server:
        os.environ |= {
            "ELASTICSEARCH_URL": server.url,
            "ELASTICSEARCH_SECONDS": "30",
            "DATABASE_URL": f"sqlite:///{FOLDER / 'portal.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "PORTAL_MODE": "test",
            "PORTAL_VAR": str(FOLDER),
            "LOG_LEVEL": "ERROR",
        }
        import django

        django.setup()
        found = dict(_sizes(server, sizes))
    (ROOT / "build" / "bench-elasticsearch.json").write_text(json.dumps(found, indent=1))


def _sizes(server, sizes):
    from search.elastic import feeding
    from tests.bench.search import site
    from tests.bench.search.corpus import Corpus

    feeding.enqueue = lambda: None  # filled as a whole, below
    site.make_cities()
    corpus, before = Corpus(), 0
    for size in sizes:
        own = min(size, IN_DATABASE)
        site.grow(corpus, max(0, own - before))
        found = filled(server) if before < IN_DATABASE else {}
        copied(server, before, own, size)
        before = size
        found |= asked(server, corpus, size) | {"load": os.getloadavg()[1]}
        print(
            f"\n{size:,} documents",
            *(f"  {name}: {value}" for name, value in found.items()),
            sep="\n",
            flush=True,
        )
        yield size, found


def copied(server, before, own, size):
    """Write copies of the `own` documents of the database into the index, until it has `size`."""
    from search.elastic.documents import read_present
    from search.elastic.mapping import alias, number_field

    for first in range(0, own, 500) if size > own else ():
        batch = list(read_present(number__gte=first, number__lt=first + 500))
        for offset in range(max(before, own), size, own):
            lines = []
            for one in batch:
                number, key = one.number + offset, f"{one.key}+{offset}"
                source = one.source | {number_field(): number, "key": key}
                lines += [{"index": {"_id": key}}, source]
            _post(server, f"/{alias()}/_bulk", _written(lines))
    server.ask("POST", f"/{alias()}/_refresh")


def clock_of(server):
    """Processor seconds of this process and of what the server runs."""
    stats = [path.read_text() for path in Path("/proc").glob("[0-9]*/stat")]
    rows = [text.rsplit(")", 1)[1].split() for text in stats]
    group = str(server.group)
    pids = [int(text.split()[0]) for text, row in zip(stats, rows, strict=True) if row[2] == group]
    # The CPU clocks of other processes (clock_getcpuclockid of Linux).
    clocks = [(~pid << 3) | 2 for pid in pids]
    return lambda: time.process_time() + sum(map(time.clock_gettime, clocks))


def filled(server):
    """Documents per second of processor time of a rebuild, and of the same bulk requests sent raw; bytes on
    disk."""
    from search.elastic.bulk import Operation
    from search.elastic.documents import read_present
    from search.elastic.mapping import alias, creation
    from search.elastic.rebuilding import rebuild

    clock = clock_of(server)
    started = clock()
    written = rebuild()
    ours = written / (clock() - started)
    server.ask("PUT", "/raw", creation())
    raw_seconds, count = 0.0, 0
    for first in range(0, min(written, IN_RAW_BULK), 500):
        batch = read_present(number__gte=first, number__lt=first + 500)
        lines = [Operation(one.key, one.version, one.source).writing() for one in batch]
        started = clock()
        _post(server, "/raw/_bulk", b"".join(lines))
        raw_seconds += clock() - started
        count += len(lines)
    server.ask("DELETE", "/raw")
    size = server.ask("GET", f"/{alias()}/_stats/store")
    return {
        "rebuild_per_second": round(ours),
        "raw_bulk_per_second": round(count / raw_seconds),
        "megabytes": round(size["_all"]["primaries"]["store"]["size_in_bytes"] / 1e6),
    }


class Asked(NamedTuple):
    """The server, as another process asks it."""

    port: int
    group: int


def asked(server, corpus, size):
    """What another process measures: milliseconds of forty questions, of the portal and of their requests
    sent raw, and its memory."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=_ask, args=(theirs, Asked(server.port, server.group), corpus.words, size)
    )
    process.start()
    theirs.close()  # so that its end is noticed
    found = ours.recv()
    process.join()
    return found


def _ask(pipe, server, words, size):
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
    ours, raw, clock = [], [], clock_of(server)
    for number in range(ROUNDS + 1):
        for question in questions(words):
            generation.begin_request()
            sent.clear()
            started = clock()
            index().answer([Search(question.query, question.scope, facets=question.facets)], NOW)
            between = clock()
            assert sent, asking.breaker.failure
            for bodies in sent:
                _post(server, "/_msearch", _lines(bodies))
            if number:  # the first round warms up
                ours.append(between - started)
                raw.append(clock() - between)
    asking._send = whole
    return {
        f"{name} p50, p95 in ms": _percentiles(times) for name, times in (("portal", ours), ("raw", raw))
    } | {
        "ratio of p50": round(median(ours) / median(raw), 2),
        "PSS in MB": _pss(),
    }


def _lines(bodies):
    from search.elastic.mapping import alias

    return _written(row for body in bodies for row in ({"index": alias()}, body))


def _written(rows):
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


_connections = {}


def _post(server, path, body):
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


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main([int(size) for size in sys.argv[1:]] or [100_000, 1_000_000])
