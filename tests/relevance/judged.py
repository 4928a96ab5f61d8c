"""The judged sets: what residents ask, and which documents answer it.

`queries.csv` of a set: the city whose site is asked (`hub`: the site of all), class, query, and the path of a
page of that city that looks right and is wrong. `judgements.csv`: city, query, document, grade. A document is
« city:/path/ » of its page. Grades were given to pooled results in random order, without scores or engine
(tests/relevance/pool.py).
"""

import csv
import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
SETS = ("everyday", "texts")
TUNE, PROOF = "tune", "proof"
NOTHING = "nothing"  # the class of questions that the portal has no answer to


@dataclass(frozen=True)
class Query:
    """One question of a set. `grades`: {document: 0-3}."""

    city: str
    kind: str
    words: str
    wrong: str = ""
    grades: dict[str, int] = field(default_factory=dict, compare=False)

    @property
    def half(self) -> str:
        """Weights are chosen on one half and proved on the other."""
        return (TUNE, PROOF)[hashlib.sha256(f"{self.city}:{self.words}".encode()).digest()[0] % 2]

    @property
    def name(self) -> str:
        """« roubaix: piscine »."""
        return f"{self.city}: {self.words}"


def rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a CSV file, nothing where there is none."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def queries(name: str) -> list[Query]:
    """The questions of a set with their grades, in the order of the file."""
    grades = defaultdict(dict)
    for row in rows(HERE / name / "judgements.csv"):
        grades[row["city"], row["query"]][row["document"]] = int(row["grade"])
    return [
        Query(row["city"], row["class"], row["query"], row["wrong"], grades[row["city"], row["query"]])
        for row in rows(HERE / name / "queries.csv")
    ]
