"""`make bench-elasticsearch`: what Elasticsearch costs behind the portal, beside the same requests sent raw.

    python -m tests.bench.elastic 25000 100000 1000000

Forty questions (tests/bench/search), in processor time of the client and of the server; how fast an index is
filled. Documents beyond the first 25,000 are copies of these, written straight into the index: the database
does not have them. A new process asks, which holds what a worker of a portal of that size would: beyond
SEARCH_MOST_HELD, no bitmaps. Writes build/bench-elasticsearch.json.
"""

import contextlib
import json
import multiprocessing
import os
import shutil
import sys
import time
from pathlib import Path

from tests import elasticsearch
from tests.bench.elastic import worker

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "build" / "bench-elasticsearch"
IN_DATABASE = 25_000  # the others are copies of them


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
    from search.elastic.rebuilding import merge

    for first in range(0, own, 500) if size > own else ():
        batch = list(read_present(number__gte=first, number__lt=first + 500))
        for offset in range(max(before, own), size, own):
            lines = []
            for one in batch:
                number, key = one.number + offset, f"{one.key}+{offset}"
                source = one.source | {number_field(): number, "key": key}
                lines += [{"index": {"_id": key}}, source]
            worker.post(server, f"/{alias()}/_bulk", worker.written(lines))
    server.ask("POST", f"/{alias()}/_refresh")
    if size > own:  # as if it had been filled by a rebuild
        merge(alias())
        _merged(server)


def _merged(server):
    """Wait until the server has merged what it was asked to, which it begins at once."""
    time.sleep(1)
    while server.ask("GET", "/_stats/merge")["_all"]["total"]["merges"]["current"]:
        time.sleep(0.1)


def filled(server):
    """Documents per second of processor time of a rebuild, and of the same bulk requests sent raw, both by a
    server that has done it before; bytes on disk."""
    from search.elastic.mapping import alias
    from search.elastic.rebuilding import rebuild

    rebuild()
    raw = _raw_bulk(server)
    clock = worker.clock_of(server)
    started = clock()
    count = rebuild()
    _merged(server)
    ours = count / (clock() - started)
    size = server.ask("GET", f"/{alias()}/_stats/store")
    return {
        "rebuild_per_second": round(ours),
        "raw_bulk_per_second": round(raw),
        "megabytes": round(size["_all"]["primaries"]["store"]["size_in_bytes"] / 1e6),
    }


def _raw_bulk(server):
    """Documents per second of the requests alone: what they are made of is read beside the clock."""
    from search.elastic.bulk import Operation
    from search.elastic.documents import read_present
    from search.elastic.feeding import MOST_AT_ONCE
    from search.elastic.mapping import creation
    from search.models import SearchDocument

    clock = worker.clock_of(server)
    server.ask("PUT", "/raw", creation())
    seconds, count = 0.0, SearchDocument.objects.count()
    for first in range(0, count, MOST_AT_ONCE):
        batch = read_present(number__gte=first, number__lt=first + MOST_AT_ONCE)
        body = b"".join(Operation(one.key, one.version, one.source).writing() for one in batch)
        started = clock()
        worker.post(server, "/raw/_bulk", body)
        seconds += clock() - started
    started = clock()
    server.ask("POST", "/raw/_refresh")
    seconds += clock() - started
    server.ask("DELETE", "/raw")
    return count / seconds


def asked(server, corpus, size):
    """What another process measures: milliseconds of forty questions, of the portal and of their requests
    sent raw, and its memory."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=worker.ask, args=(theirs, worker.Asked(server.port, server.group), corpus.words, size)
    )
    process.start()
    theirs.close()  # so that its end is noticed
    found = ours.recv()
    process.join()
    return found


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main([int(size) for size in sys.argv[1:]] or [100_000, 1_000_000])
