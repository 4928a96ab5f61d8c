"""`make relevance`: how good the order of the search is, on every engine, beside a plain BM25.

`python -m tests.relevance sqlite` asks one engine alone, `python -m tests.relevance shuffled` SQLite with the
weights in other places. Writes build/relevance.json, whose « ndcg10 » and « mrr » are those of the proving
halves of all sets; fails when a floor is missed (tests/relevance/floors.py).
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import fmean

from tests import elasticsearch, postgres
from tests.relevance import corpora, floors
from tests.relevance.judged import PROOF, SETS
from tests.relevance.report import Report

MISSING = {
    "sqlite": lambda: None,
    "postgresql": lambda: None if postgres.find_programs() else postgres.INSTALL,
    "elasticsearch": elasticsearch.missing,
}
SHUFFLES = range(5)


def asked(environment, name, *seed):
    """{question: {"portal": …, "bm25": …}} of one set, by a process in this environment."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        command = [sys.executable, "-m", "tests.relevance.run", name, file.name, *seed]
        subprocess.run(command, cwd=corpora.ROOT, env=environment, check=True)
        return json.loads(Path(file.name).read_text())


def all_orders(engines, *seed):
    """What Report reads."""
    found = {}
    with corpora.engines(engines) as stores:
        for store in stores:
            answers = {name: asked(store.have(name), name, *seed) for name in SETS}
            for who, as_ in (("portal", store.name), ("bm25", "bm25")):
                found[as_] = {
                    name: {question: orders[who] for question, orders in each.items()}
                    for name, each in answers.items()
                }
    return dict(sorted(found.items(), key=lambda pair: pair[0] == "bm25"))


def losses():
    """{set: nDCG@10 that the proving half loses when the weights change places, in the mean of some ways}."""
    as_it_is = Report(all_orders(["sqlite"]))
    shuffled = [Report(all_orders(["sqlite"], str(seed))) for seed in SHUFFLES]
    return {
        name: as_it_is.mean("sqlite", name, PROOF)
        - fmean(report.mean("sqlite", name, PROOF) for report in shuffled)
        for name in SETS
    }


def available(engines):
    """Those whose programs are here; what the others want is said."""
    for engine in engines:
        if install := MISSING[engine]():
            print(f"{engine} is left out: {install}")
    return [engine for engine in engines if not MISSING[engine]()]


def main(engines):
    if engines == ["shuffled"]:
        lost = losses()
        print(*(f"{name}: {loss:.3f} lost by shuffled weights" for name, loss in lost.items()), sep="\n")
        return int(any(loss < floors.LOST_BY_SHUFFLING for loss in lost.values()))
    report = Report(all_orders(available(engines or MISSING)))
    print("\n".join(report.lines()))
    written = corpora.ROOT / "build" / "relevance.json"
    written.write_text(json.dumps(report.figures(), indent=1))
    problems = floors.problems(report)
    print("", *problems or ["Every floor is reached."], written, sep="\n")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
