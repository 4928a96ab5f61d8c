"""One engine, in a process of its own: `python -m tests.bench.search.run report.json 10000 100000`.

Grows the database of DATABASE_URL to each size, then answers every question by hand and by the portal,
in turns. Answers that differ make the run void.
"""

import json
import sys
import time
from pathlib import Path
from statistics import median

ROUNDS = 7
# Of PostgreSQL: one process does all the work, and nothing of it is compiled or written to disk.
SESSION = "SET max_parallel_workers_per_gather = 0; SET jit = off; SET work_mem = '64MB'"


def main(report, sizes):
    """Measure each size and write {size: what `measured` returns} to `report`."""
    import django

    django.setup()
    from tests.bench.search import site
    from tests.bench.search.corpus import Corpus

    site.make_cities()
    corpus, size_now, found = Corpus(), 0, {}
    for size in sizes:
        seconds = site.grow(corpus, size - size_now)
        size_now = size
        found[size] = measured(corpus) | {"seconds_to_build": round(seconds)}
        Path(report).write_text(json.dumps(found, indent=1))


def measured(corpus):
    """CPU milliseconds of both answers to each question, and of what a cold process reads first."""
    from django.db import connection

    from core import generation
    from search.database import snapshot
    from tests.bench.search import raw_postgresql, raw_sqlite
    from tests.bench.search.plain import plain
    from tests.bench.search.questions import questions

    raw = {"sqlite": raw_sqlite, "postgresql": raw_postgresql}[connection.vendor]
    raw.prepare()
    generation.forget()
    generation.begin_request()
    snapshot.forget()
    clock = clock_of(connection)
    started = clock()
    snapshot.refreshed()
    warm_up = clock() - started
    asked = [(question, plain(question)) for question in questions(corpus.words)]
    numbers_alike = sum(compare(question, raw.answer(prepared)) for question, prepared in asked)
    times = in_turns(asked, raw.answer, clock)
    return {
        "warm_up_ms": round(warm_up * 1000),
        "same_twenty_ids": numbers_alike,
        "questions": [
            {"kind": q.kind, "words": q.query.words, "raw_ms": raw_ms, "ours_ms": ours_ms}
            for (q, _), (raw_ms, ours_ms) in zip(asked, times, strict=True)
        ],
    }


def clock_of(connection):
    """CPU seconds of this process and of the server's process that works for it."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        return time.process_time
    connection.cursor().execute(SESSION)
    # The CPU clock of another process (clock_getcpuclockid of Linux): nanoseconds, where stat has ticks.
    server = (~connection.connection.info.backend_pid << 3) | 2
    return lambda: time.process_time() + time.clock_gettime(server)


def ours(question):
    """The portal's answer. No card is kept from the question before: each is read from the database."""
    from core import generation
    from search.services import execute
    from tests.search.documents import NOW

    generation.held("documents", dict, ()).clear()
    return execute(question.query, question.scope, facets=question.facets, now=NOW)


def compare(question, by_hand):
    """Whether the twenty numbers are the same too; a different total or count ends the run."""
    results = ours(question)
    counts = {name: {v.value: v.count for v in values if v.count} for name, values in results.facets.items()}
    expected = {
        name: found if question.query.selected(name) or narrows(found, by_hand.total) else {}
        for name, found in by_hand.counts.items()
    }
    if (results.total, counts) != (by_hand.total, expected):
        raise SystemExit(f"Void: « {question.query.words} »: {results.total} {counts} {by_hand}")
    return [hit.number for hit in results.hits] == by_hand.numbers


def narrows(counts, total):
    """The portal shows no facet whose every value holds the whole result."""
    return len(counts) > 1 and min(counts.values()) < total


def in_turns(asked, by_hand, clock):
    """[(CPU milliseconds by hand, by the portal)] of each question: medians over rounds."""
    times = [([], []) for _ in asked]
    for _ in range(ROUNDS):
        for (question, prepared), (raw_times, our_times) in zip(asked, times, strict=True):
            started = clock()
            by_hand(prepared)
            between = clock()
            ours(question)
            raw_times.append(between - started)
            our_times.append(clock() - between)
    return [tuple(round(median(found) * 1000, 3) for found in pair) for pair in times]


if __name__ == "__main__":
    main(sys.argv[1], [int(size) for size in sys.argv[2:]])
