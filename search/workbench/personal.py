"""Which questions are about somebody rather than something: they are neither counted nor kept.

Told by their looks, so some harmless ones go too, and a family name alone cannot be told from any other word
that no page has (docs/personal-data.md).
"""

import re
from pathlib import Path

from django.utils import timezone

from core.sites import Scope
from search.analysis import fold, form, is_stop_word
from search.protocol import Search, index
from search.query import SearchQuery
from search.vocabulary import vocabulary_of

MOST_DIGITS = 5  # telephones, numbers of files and of social security have more
STREETS = re.compile(
    r"\b(?:rue|r|avenue|av|boulevard|bd|bld|place|pl|impasse|allee|chemin|quai|square|cours|sentier|route|residence"
    r"|cite|voie|passage|ruelle|villa|hameau|appartement|appt|etage|straat|laan|plein|street|road)\b"
)
NUMBER = re.compile(r"\b\d{1,4}[a-z]{0,4}\b")
TITLES = {"monsieur", "madame", "mademoiselle", "m", "mr", "mme", "mlle", "docteur", "dr", "famille"}
OF_PEOPLE = TITLES.union(Path(__file__).with_name("first_names.txt").read_text().split())


def is_about_somebody(typed: str) -> bool:
    """An address of a house, of a mailbox or on the web, a telephone, a long number."""
    words = fold(typed, " ")
    digits = sum(character.isdigit() for character in typed)
    is_address = STREETS.search(words) and NUMBER.search(words)
    return "@" in typed or "://" in typed or digits > MOST_DIGITS or bool(is_address)


def may_be_a_name(words: str, language: str) -> bool:
    """Folded words of which two are in no page; or that have a first name, « docteur » or « madame » among
    them and stand together in no page: who stands in a public page is known already."""
    asked = [word for word in words.split() if not is_stop_word(word, language)]
    forms = vocabulary_of(language, None).forms
    unknown = [word for word in asked if not word.isdigit() and form(word, language) not in forms]
    if len(unknown) > 1:
        return True
    if len(asked) < 2 or OF_PEOPLE.isdisjoint(words.split()):
        return False
    phrase = Search(SearchQuery(words=f'"{words}"'), Scope(None, language), page_size=1)
    return not index().answer([phrase], timezone.now()).each[0].total
