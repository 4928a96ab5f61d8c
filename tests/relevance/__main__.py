"""`make relevance`: how good the order of the search is, on every engine, beside a plain BM25.

`python -m tests.relevance sqlite` asks one engine alone. Writes build/relevance.json, whose « ndcg10 » and
« mrr » are those of the proving halves of all sets; fails when a floor is missed (tests/relevance/floors.py).
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.postgres import find_programs
from tests.relevance import corpora, floors
from tests.relevance.judged import SETS
from tests.relevance.report import Report

ENGINES = ("sqlite", "postgresql")


def asked(url, name):
    """{question: {"portal": …, "bm25": …}} of one set in one database."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        command = [sys.executable, "-m", "tests.relevance.run", name, file.name]
        subprocess.run(command, cwd=corpora.ROOT, env=corpora.environment(url), check=True)
        return json.loads(Path(file.name).read_text())


def all_orders(engines):
    """What Report reads."""
    found = {}
    with corpora.engines(engines) as stores:
        for store in stores:
            answers = {name: asked(store.have(name), name) for name in SETS}
            for who, as_ in (("portal", store.name), ("bm25", "bm25")):
                found[as_] = {
                    name: {question: orders[who] for question, orders in each.items()}
                    for name, each in answers.items()
                }
    return dict(sorted(found.items(), key=lambda pair: pair[0] == "bm25"))


def main(engines):
    if "postgresql" in engines and not find_programs():
        print("No PostgreSQL server programs: that engine is left out.")
        engines = [engine for engine in engines if engine != "postgresql"]
    report = Report(all_orders(engines))
    print("\n".join(report.lines()))
    written = corpora.ROOT / "build" / "relevance.json"
    written.write_text(json.dumps(report.figures(), indent=1))
    problems = floors.problems(report)
    print("", *problems or ["Every floor is reached."], written, sep="\n")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ENGINES))
