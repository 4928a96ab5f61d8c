"""One set asked of one engine, in a process of its own: `python -m tests.relevance.run everyday orders.json`.

Writes {question: {"portal": [document, …], "bm25": [document, …]}}, the first 20 of both. The database is
that of DATABASE_URL (tests/relevance/corpora.py); where ELASTICSEARCH_URL is set, it is filled and asked.
With a number more, the weights of the ranking change places, by that seed.
"""

import json
import sys
from pathlib import Path

from tests.relevance.corpora import NOW


def orders(name: str) -> dict[str, dict[str, list[str]]]:
    """What the portal and a plain BM25 answer to every question of the set."""
    from tests.relevance import asking
    from tests.relevance.bm25 import BM25
    from tests.relevance.judged import queries

    named = asking.names()
    plain = BM25(asking.texts(named))
    asked = queries(name)
    seen = {city: asking.seen(city, named) for city in {query.city for query in asked}}
    return {
        query.name: {
            "portal": asking.portal_order(query.city, query.words, named),
            "bm25": plain.order(query.words, seen[query.city]),
        }
        for query in asked
    }


def main(name, path, seed=""):
    import django

    django.setup()
    import time_machine
    from django.conf import settings

    from tests.relevance import asking

    with time_machine.travel(NOW, tick=True):
        if settings.ELASTICSEARCH_URL:
            asking.fill_elasticsearch()
        if seed:
            asking.shuffle_weights(int(seed))
        Path(path).write_text(json.dumps(orders(name), ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
