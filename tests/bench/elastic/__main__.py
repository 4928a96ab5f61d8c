"""`make bench-elasticsearch`: what Elasticsearch costs behind the portal, beside the same requests sent raw.

    python -m tests.bench.elastic 10000 100000

Forty questions (tests/bench/search), on the clock of a visitor; then how fast an index is filled. Writes
build/bench-elasticsearch.json.
"""

import contextlib
import http.client
import json
import os
import shutil
import sys
import time
from pathlib import Path
from statistics import median, quantiles

from tests import elasticsearch

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "build" / "bench-elasticsearch"
ROUNDS = 5


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
        site.grow(corpus, size - before)
        before = size
        found = filled(server) | asked(server, corpus)
        print(
            f"\n{size:,} documents",
            *(f"  {name}: {value}" for name, value in found.items()),
            sep="\n",
            flush=True,
        )
        yield size, found


def filled(server):
    """Documents per second of a rebuild, and of the same bulk requests sent raw; bytes on disk."""
    from search.elastic.bulk import Operation
    from search.elastic.documents import read_present
    from search.elastic.mapping import alias, creation
    from search.elastic.rebuilding import rebuild

    started = time.perf_counter()
    written = rebuild()
    ours = written / (time.perf_counter() - started)
    server.ask("PUT", "/raw", creation())
    raw_seconds, count = 0.0, 0
    for first in range(0, written, 500):
        batch = read_present(number__gte=first, number__lt=first + 500)
        lines = [Operation(one.key, one.version, one.source).writing() for one in batch]
        started = time.perf_counter()
        _post(server, "/raw/_bulk", b"".join(lines))
        raw_seconds += time.perf_counter() - started
        count += len(lines)
    server.ask("DELETE", "/raw")
    size = server.ask("POST", f"/{alias()}/_forcemerge?max_num_segments=1") and server.ask(
        "GET", f"/{alias()}/_stats/store"
    )
    return {
        "rebuild_per_second": round(ours),
        "raw_bulk_per_second": round(count / raw_seconds),
        "megabytes": round(size["_all"]["primaries"]["store"]["size_in_bytes"] / 1e6),
    }


def asked(server, corpus):
    """Milliseconds of forty questions: the portal's answers, and their requests sent raw."""
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
    ours, raw = [], []
    for number in range(ROUNDS + 1):
        for question in questions(corpus.words):
            generation.begin_request()
            sent.clear()
            started = time.perf_counter()
            index().answer([Search(question.query, question.scope, facets=question.facets)], NOW)
            between = time.perf_counter()
            assert sent, asking.breaker.failure
            for bodies in sent:
                _post(server, "/_msearch", _lines(bodies))
            if number:  # the first round warms up
                ours.append(between - started)
                raw.append(time.perf_counter() - between)
    asking._send = whole
    return {
        f"{name} p50, p95 in ms": _percentiles(times) for name, times in (("portal", ours), ("raw", raw))
    } | {
        "ratio of p50": round(median(ours) / median(raw), 2),
        "PSS in MB": _pss(),
    }


def _lines(bodies):
    from search.elastic.mapping import alias

    rows = [row for body in bodies for row in ({"index": alias()}, body)]
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
        main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
