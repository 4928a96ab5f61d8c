"""One engine, in a process of its own: `python -m tests.bench.search.run report.json 10000 100000`.

Grows the database of DATABASE_URL to each size, then answers every question in SQL by hand, in the best shape
by hand and by the portal, in turns. Answers that differ make the run void.
"""

import json
import os
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
    """CPU milliseconds of the three answers to each question, and of what a cold process reads first."""
    from django.db import connection

    from core import generation
    from search.database import snapshot
    from tests.bench.search import best_shape, raw_sql
    from tests.bench.search.plain import plain, shared_steps
    from tests.bench.search.questions import questions

    generation.forget()
    generation.begin_request()
    snapshot.forget()
    clock = clock_of(connection)
    started = clock()
    snapshot.refreshed()
    warm_up = clock() - started
    asked = [(question, plain(question)) for question in questions(corpus.words)]
    steps, now = shared_steps(asked[0][1].plan), asked[0][1].now
    raw_sql.prepare(steps)
    held = best_shape.Held.read(steps, now)
    sides = {
        "raw_ms": lambda _, prepared: raw_sql.answer(prepared),
        "best_ms": lambda _, prepared: best_shape.answer(prepared, held),
        "ours_ms": lambda question, _: ours(question),
    }
    for question, prepared in asked:
        compare(question, *(sides[name](question, prepared) for name in ("raw_ms", "best_ms")))
    times = in_turns(asked, list(sides.values()), clock)
    return {
        "warm_up_ms": round(warm_up * 1000),
        "load": os.getloadavg()[1],
        "questions": [
            {"kind": q.kind, "words": q.query.words} | dict(zip(sides, found, strict=True))
            for (q, _), found in zip(asked, times, strict=True)
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
    """The portal's answer."""
    from search.services import execute
    from tests.search.documents import NOW

    return execute(question.query, question.scope, facets=question.facets, now=NOW)


def compare(question, *by_hand):
    """A total, a count or a number of the first twenty that differs ends the run."""
    results = ours(question)
    counts = {name: {v.value: v.count for v in values if v.count} for name, values in results.facets.items()}
    numbers = [hit.number for hit in results.hits]
    for side in by_hand:
        expected = {
            name: found if question.query.selected(name) or narrows(found, side.total) else {}
            for name, found in side.counts.items()
        } or {name: {} for name in question.facets}
        if (results.total, counts, numbers) != (side.total, expected, side.numbers):
            asked = f"« {question.query.words} »: {results.total} {numbers} {counts}"
            raise SystemExit(f"Void: {asked}\n{side.total} {side.numbers} {expected}")


def narrows(counts, total):
    """The portal shows no facet whose every value holds the whole result."""
    return len(counts) > 1 and min(counts.values()) < total


def in_turns(asked, sides, clock):
    """[(CPU milliseconds of each side)] of each question: medians over rounds. No card is kept from the
    question before: each is read from the database."""
    from core import generation

    times = [[[] for _ in sides] for _ in asked]
    for _ in range(ROUNDS):
        for (question, prepared), of_question in zip(asked, times, strict=True):
            for side, found in zip(sides, of_question, strict=True):
                generation.held("documents", dict, ()).clear()
                started = clock()
                side(question, prepared)
                found.append(clock() - started)
    return [tuple(round(median(found) * 1000, 3) for found in of_question) for of_question in times]


if __name__ == "__main__":
    main(sys.argv[1], [int(size) for size in sys.argv[2:]])
