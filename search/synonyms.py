"""More ways to ask for a word: what the editors of a city, or of all, have written of synonyms.

They are read at the time of the question and stored in no document. Nothing leads from one synonym on to the
next: whoever asks for a word gets what editors have set beside this word, and no more.
"""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from core import generation
from search.names import Index, met, rows_of
from search.questions import Asked
from search.workbench.models import Synonym

Row = tuple[str, ...]


def synonyms_of(words: Sequence[Asked], language: str, city: str | None) -> list[tuple[Row, ...]]:
    """For each word of a question in a city (None: in all), the rows of tokens that stand for it, or for
    several words of which it is one."""
    name, scopes = f"synonyms {language} {city or ''}", [city] if city else ()
    table = generation.held(name, lambda: _read(language, city), scopes)
    return [tuple(sorted(rows)) for rows in met(words, table)]


def _read(language, city):
    whole = defaultdict(set)
    rows = Synonym.objects.filter(Q(city=None) | Q(city__slug=city or ""), language=language)
    for synonym in rows:
        for asked, meant in synonym.pairs():
            for row in rows_of(asked, language):
                whole[row] |= rows_of(meant, language)
    table = {row: frozenset(found - {row}) for row, found in whole.items()}
    return Index(table, {}, max(map(len, table), default=0))
