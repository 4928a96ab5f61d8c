"""More ways to ask for a word: the words of town life that the portal comes with (synonyms/french.csv), and
what the editors of a city, or of all, have written.

They are read at the time of the question and stored in no document. Nothing leads from one synonym on to the
next: whoever asks for a word gets what editors have set beside this word, and no more.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import permutations
from pathlib import Path

from django.db.models import Q

from core import generation
from core.reads import structure_of
from search.names import Index, met, rows_of
from search.questions import Asked
from search.workbench.models import Synonym

Row = tuple[str, ...]
SHIPPED = {"fr": Path(__file__).parent / "synonyms" / "french.csv"}


def synonyms_of(words: Sequence[Asked], language: str, city: str | None) -> list[tuple[Row, ...]]:
    """For each word of a question in a city (None: in all), the rows of tokens that stand for it, or for
    several words of which it is one."""
    name, scopes = f"synonyms {language} {city or ''}", [structure_of(city)] if city else ()
    table = generation.held(name, lambda: _read(language, city), scopes)
    return [tuple(sorted(rows)) for rows in met(words, table)]


def _read(language, city):
    whole = defaultdict(set, {row: set(found) for row, found in _shipped(language).items()})
    rows = Synonym.objects.filter(Q(city=None) | Q(city__slug=city or ""), language=language)
    for synonym in rows:
        for asked, meant in synonym.pairs():
            for row in rows_of(asked, language):
                whole[row] |= rows_of(meant, language)
    return Index({row: frozenset(found - {row}) for row, found in whole.items()})


@lru_cache(maxsize=8)
def _shipped(language: str) -> Mapping[Row, frozenset[Row]]:
    """{row of tokens: rows that stand for it} of the list of a language; nothing where there is none. Of an
    `equal` line each of `asked` stands for the others; of a `one-way` line `meant` stand for each of them."""
    path = SHIPPED.get(language.partition("-")[0])
    found: dict[Row, set[Row]] = defaultdict(set)
    if path is None:
        return found
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            asked, meant = (line[name].split(",") if line[name] else [] for name in ("asked", "meant"))
            pairs = (
                permutations(asked, 2) if line["kind"] == "equal" else ((a, m) for a in asked for m in meant)
            )
            for one, other in pairs:
                for row in rows_of(one.strip(), language):
                    found[row] |= rows_of(other.strip(), language)
    return {row: frozenset(rows - {row}) for row, rows in found.items()}
