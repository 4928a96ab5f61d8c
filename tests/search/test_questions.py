"""What a visitor typed, read."""

import pytest

from search.analysis import fold
from search.questions import read_question


@pytest.mark.parametrize("text", ["L’École d’été", "l'e\u0301cole d'e\u0301te\u0301", "L ÉCOLE – D’ÉTÉ !"])
def test_a_phrase_is_the_same_however_its_accents_are_written(text):
    assert fold(text, " ") == "l ecole d ete"


@pytest.mark.parametrize("text", ["Cœur d’été – ½ ß", "a\u202f: « Ægir »\u00a0!", "ƒ µ ð Þ 3² x_y\x00z"])
def test_a_letter_of_another_alphabet_changes_nothing_before_it(text):
    assert fold(f"{text} привет", " ") == f"{fold(text, ' ')} привет"


def test_only_the_last_word_may_be_unfinished():
    asked = read_question("vie et envie", "fr").words
    assert [(word.word, word.beginning) for word in asked] == [("vie", ""), ("envie", "envie")]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("est-ce que la mairie est ouverte", ["mairie", "ouverte"]),
        ("y a-t-il une piscine ?", ["piscine"]),
        ("où et comment faire un passeport", ["passeport"]),
        ("quels sont les horaires, et quand", ["horaires"]),
        ("comment", ["comment"]),
    ],
)
def test_what_only_says_that_a_question_is_asked_is_left_out(asked, words):
    assert [word.word for word in read_question(asked, "fr").words] == words


@pytest.mark.parametrize("text", ["vélo ?", '"le vélo"', "vé", "porte-vélo"])
def test_what_is_ended_quoted_short_or_made_of_parts_is_no_beginning(text):
    assert [word.beginning for word in read_question(text, "fr").words] == [""]
