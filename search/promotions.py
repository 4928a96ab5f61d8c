"""Pages that editors want first for a question of exactly some words, in one city and language, for a time.

They are read at the time of the question. A promotion changes the order, and lets its page be found by words
that it does not hold; below an exact title, above all else. Whoever asks more or less gets the usual answer.
"""

from datetime import date

from core import generation
from core.reads import structure_of
from search.analysis import read_words
from search.document_words import exactly, lexeme_of_page
from search.workbench.models import Promotion


def promoted(text: str, language: str, city: str | None, day: date) -> tuple[str, ...]:
    """The lexemes of the pages that come first for this question on a local day."""
    name, scopes = f"promotions {language} {city or ''}", [structure_of(city)] if city else ()
    table = generation.held(name, lambda: _read(language, city), scopes)
    asked = exactly(read_words(text, language)) if table else ()
    found = (row for words in asked for row in table.get(words, ()))
    return tuple(lexeme for lexeme, first, last in found if (first or date.min) <= day <= (last or date.max))


def _read(language, city):
    """{words as the lexeme of a title: [(lexeme of the page, first day, last day), …]}; of the hub, where no
    city is asked, its own."""
    rows = Promotion.objects.filter(language=language).select_related("page")
    rows = rows.filter(city__slug=city) if city else rows.filter(city__is_hub=True)
    table: dict[str, list] = {}
    for row in rows:
        found = lexeme_of_page(row.page.translation_key), row.starts_on, row.ends_on
        for words in exactly(read_words(row.words, language)):
            table.setdefault(words, []).append(found)
    return table
