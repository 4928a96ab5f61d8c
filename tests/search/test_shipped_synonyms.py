"""The shipped French synonyms: « poubelle, ordures », and « CNI » that also asks for « carte d’identité »."""

import csv
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

import search
from search.analysis import readings, telling_words, written_words
from search.questions import read_question
from search.synonyms import synonyms_of

SHIPPED = Path(search.__file__).with_name("synonyms") / "french.csv"
EQUAL, ONE_WAY = "equal", "one-way"
# Alone, each of these stands on pages of every kind: it would bring strangers.
TOO_GENERAL = """
    accueil, aide, carte, centre, club, demande, enfant, espace, fête, jeune, lieu, maison, marche, place,
    poste, projet, public, service, sport, travail, ville
"""


def words_of(cell):
    return [word.strip() for word in cell.split(",") if word.strip()]


@pytest.fixture(scope="module")
def groups():
    """(kind, asked, meant) of each row."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        return [(row["kind"], words_of(row["asked"]), words_of(row["meant"])) for row in csv.DictReader(file)]


def ways(text, words=written_words):
    """The rows of tokens that a text may be: « week-end » is "weekend", or "week" and "end"."""
    read = [found for *_, word in words(text, "fr") if (found := readings(word, "fr"))]
    whole = read[0] if len(read) == 1 else ()
    return {*whole, tuple(chain.from_iterable(found[-1] for found in read))} - {()}


def named_twice(groups):
    """The words that stand in more than one list, or twice in one, as a question reads them."""
    counts = Counter(way for words in groups for word in words for way in ways(word))
    return {way for way, count in counts.items() if count > 1}


def test_there_are_three_hundred_groups_that_say_what_stands_for_what(groups):
    assert len(groups) >= 300
    for kind, asked, meant in groups:
        assert kind in {EQUAL, ONE_WAY}
        assert len(asked) > 1 and not meant if kind == EQUAL else asked and meant


def test_words_are_written_as_in_print():
    assert not set("'`\u00a0\t«»;") & set(SHIPPED.read_text("utf-8"))


def test_every_word_is_read_and_a_question_of_it_keeps_all_of_it(groups):
    for _, asked, meant in groups:
        assert all(ways(word) for word in asked + meant)
        assert [word for word in asked if ways(word) != ways(word, telling_words)] == []


def test_a_word_has_one_group_of_equals_and_one_list_of_more(groups):
    assert named_twice(asked for kind, asked, _ in groups if kind == EQUAL) == set()
    assert named_twice(asked for kind, asked, _ in groups if kind == ONE_WAY) == set()


def test_no_word_stands_for_itself_or_for_what_its_equals_say(groups):
    equals = {
        way: place
        for place, (kind, asked, _) in enumerate(groups)
        if kind == EQUAL
        for word in asked
        for way in ways(word)
    }
    for _, asked, meant in groups:
        starts, ends = (set(chain.from_iterable(map(ways, words))) for words in (asked, meant))
        assert starts & ends == set()
        assert {equals[way] for way in starts if way in equals} & {equals.get(way) for way in ends} == set()


def test_no_word_is_so_general_that_it_brings_strangers(groups):
    general = set(chain.from_iterable(map(ways, words_of(TOO_GENERAL))))
    assert [word for _, asked, meant in groups for word in asked + meant if ways(word) & general] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "meant"), [("poubelles", ("ordure",)), ("FPS", ("forfait", "post", "stationnement"))]
)
def test_a_question_is_asked_in_the_words_of_the_list_too(asked, meant):
    (found,) = synonyms_of(read_question(asked, "fr").words, "fr", None)
    assert meant in found
