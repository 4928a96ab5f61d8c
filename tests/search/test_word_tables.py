"""Which written words of English, Dutch and Arabic are the same word, and which are not: tables of words of
town life (word_tables/)."""

import csv
from pathlib import Path

import pytest

from search.analysis import telling_words, tokens
from search.highlight import Marker
from tests.search.test_analysis import meets

TABLES = {
    path.stem: list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    for path in sorted((Path(__file__).parent / "word_tables").glob("*.csv"))
}
PAIRS = [
    (language, row["asked"], text, column == "finds")
    for language, rows in TABLES.items()
    for row in rows
    for column in ("finds", "not")
    for text in row[column].split(" / ")
]


def test_tables_are_whole():
    assert all(len(TABLES[language]) >= least for language, least in (("ar", 40), ("en", 80), ("nl", 80)))


@pytest.mark.parametrize(("language", "asked", "text", "expected"), PAIRS)
def test_word_meets_its_forms_and_no_other_word(language, asked, text, expected):
    assert meets(asked, text, language) is expected


@pytest.mark.parametrize(
    ("language", "asked", "text", "expected"),
    [
        ("en", "children", "A child’s room", "A <mark>child’s</mark> room"),
        ("nl", "bomen", "Een boom, geen bom", "Een <mark>boom</mark>, geen bom"),
        ("ar", "مدرسة", "إلى المَدْرَســة غدا", "إلى <mark>المَدْرَســة</mark> غدا"),
        ("ar", "المدرسة", "مدرسه، مدرس", "<mark>مدرسه</mark>، مدرس"),
        ("ar", "رحله", "والرحلة إلى روبيه", "<mark>والرحلة</mark> إلى روبيه"),
        ("ar", "12", "في ١٢ مايو", "في <mark>١٢</mark> مايو"),
    ],
)
def test_what_is_found_is_marked_by_the_same_rules(language, asked, text, expected):
    assert Marker(dict.fromkeys(tokens(asked, language), asked), language).marked(text) == expected


@pytest.mark.parametrize(
    ("language", "question", "expected"),
    [
        ("en", "How do I get a passport?", ["passport"]),
        ("en", "where can I find a swimming pool", ["swimming", "pool"]),
        ("en", "What time does the library open", ["library", "open"]),
        ("nl", "Hoe kan ik een paspoort krijgen?", ["paspoort"]),
        ("nl", "waar kan ik zwemmen", ["zwemmen"]),
        ("nl", "Hoe laat gaat de bibliotheek open?", ["bibliotheek", "open"]),
        ("ar", "كيف أحصل على جواز سفر؟", ["جواز", "سفر"]),
        ("ar", "أين أجد مسبحًا", ["مسبحًا"]),
        ("en", "where?", ["where"]),
        ("nl", "waar kan ik", ["waar", "kan", "ik"]),
    ],
)
def test_what_only_asks_weighs_nothing(language, question, expected):
    assert [word for _, _, word in telling_words(question, language)] == expected
