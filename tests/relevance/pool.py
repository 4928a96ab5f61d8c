"""What is still to be judged: `python -m tests.relevance.pool everyday`.

Writes build/relevance/to-judge-everyday.csv: of each question the first ten of the portal, of BM25 and of the
titles alone that have no grade yet, shuffled, without scores or the name of who found them. Fill in the
column « grade » and add its rows to judgements.csv.
"""

import csv
import os
import random
import sys

from tests.relevance import corpora, judged

DEEP = 10
COLUMNS = ("city", "query", "document", "grade", "kind", "title", "summary")


def candidates(name):
    """Rows to be judged, of every question in its order."""
    from search.models import SearchDocument
    from tests.relevance import asking
    from tests.relevance.bm25 import BM25

    named = asking.names()
    shown = {
        named[number]: {"kind": kind, "title": title, "summary": summary or address}
        for number, kind, title, summary, address in SearchDocument.objects.values_list(
            "number", "kind", "title", "summary", "address"
        )
    }
    plain = BM25(asking.texts(named))
    titles = BM25({document: row["title"] for document, row in shown.items()})
    seen = {city: asking.seen(city, named) for city in {query.city for query in judged.queries(name)}}
    for query in judged.queries(name):
        pool = asking.portal_order(query.city, query.words, named)[:DEEP]
        pool += plain.order(query.words, seen[query.city], DEEP)
        pool += titles.order(query.words, seen[query.city], DEEP)
        pool = sorted(set(pool) - query.grades.keys())
        random.Random(query.name).shuffle(pool)
        for document in pool:
            yield {"city": query.city, "query": query.words, "document": document, **shown[document]}


def main(name):
    with corpora.engines(["sqlite"]) as [sqlite]:
        os.environ.update(sqlite.have(name))
    import django

    django.setup()
    import time_machine

    path = corpora.FOLDER / f"to-judge-{name}.csv"
    with time_machine.travel(corpora.NOW, tick=True), path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(candidates(name))
    print(path)


if __name__ == "__main__":
    main(sys.argv[1])
