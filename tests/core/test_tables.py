"""Tables are translated cell by cell."""

import pytest
from wagtail.models import Locale
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments

from cms_pages.models import ContentPage
from portal.writing.stream import stream_of

pytestmark = pytest.mark.django_db

TABLE = """
Tableau : Les numéros
| Numéro | Pour quoi |
|---|---|
| 17 | Police |
| 18 | Pompiers |
"""
WORDS = {"Numéro": "Number", "Pour quoi": "What for", "Police": "Police force", "Pompiers": "Fire brigade"}


def page_with(text):
    return ContentPage(title="Urgences", body=stream_of(text))


def words_of(page):
    """[(path, words)] for translators, of the body."""
    strings = [segment for segment in extract_segments(page) if isinstance(segment, StringSegmentValue)]
    return [(segment.path, segment.string.data) for segment in strings if segment.path.startswith("body")]


def rows_of(page):
    table = page.body[0].value["table"]
    return [[column["heading"] for column in table.columns], *(row["values"] for row in table.row_data)]


def test_translators_are_given_headings_and_cells_but_no_bare_number():
    words = [words for _path, words in words_of(page_with(TABLE))]

    assert words == ["Les numéros", "Numéro", "Pour quoi", "Police", "Pompiers"]


def test_row_put_in_between_changes_no_path():
    longer = TABLE.replace("| 17 |", "| 15 | Samu |\n| 17 |")
    before, after = (dict(map(reversed, words_of(page_with(text)))) for text in (TABLE, longer))

    ends = [{words: path.split(".")[-1] for words, path in paths.items()} for paths in (before, after)]
    assert ends[0].items() <= ends[1].items()


@pytest.mark.parametrize("known", [WORDS, {"Police": "Police force"}])
def test_words_of_translators_take_their_cells_and_others_stay(known):
    original, translated = page_with(TABLE), page_with("")
    said = [
        segment
        for segment in extract_segments(original)
        if isinstance(segment, StringSegmentValue) and segment.string.data in known
    ]
    words = [StringSegmentValue(segment.path, known[segment.string.data]) for segment in said]

    ingest_segments(original, translated, Locale(language_code="fr"), Locale(language_code="en"), words)

    french = [["Numéro", "Pour quoi"], ["17", "Police"], ["18", "Pompiers"]]
    assert rows_of(translated) == [[known.get(cell, cell) for cell in row] for row in french]
