"""Words of a question, marked in titles and in the best passage."""

import html
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.highlight import BEFORE, PASSAGE, Marker, fullest
from search.questions import read_question


def marker(words, *, is_unfinished=False, language="fr"):
    asked = read_question(words, language).words
    tokens = {token: word.word for word in asked for reading in word.readings for token in reading}
    return Marker(tokens, language, beginning=asked[-1].beginning if is_unfinished else "")


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        ("velo", "Vélos et VÉLO", "<mark>Vélos</mark> et <mark>VÉLO</mark>"),
        ("vélo", "Le vélodrome", "Le vélodrome"),
        ("atelier", "L’atelier d'ateliers", "L’<mark>atelier</mark> d’<mark>ateliers</mark>"),
        ("travail", "Des travaux", "Des <mark>travaux</mark>"),
        ("directeur", "La directrice", "La <mark>directrice</mark>"),
        ("coeur", "Au cœur", "Au <mark>cœur</mark>"),
        ("cœur", "Les Coeurs", "Les <mark>Coeurs</mark>"),
        ("ecole", "e\u0301cole", "<mark>école</mark>"),
        ("c++", "Du C++ et du c", "Du <mark>C++</mark> et du c"),
        ("rendez vous", "Sur rendez-vous", "Sur <mark>rendez-vous</mark>"),
        ("weekend", "Le week-end", "Le <mark>week-end</mark>"),
        ("live", "Le projet L.I.V.E.", "Le projet <mark>L.I.V.E</mark>."),
        ("30 km/h", "à 30 km/h", "à <mark>30</mark>\xa0<mark>km/h</mark>"),
        ("30 km/h", "30 km à 18 h", "<mark>30</mark>\xa0<mark>km</mark> à 18\xa0h"),
        ("velo", "porte-vélos", "<mark>porte-vélos</mark>"),
        ("velo", "Un <b>vélo</b>", "Un &lt;b&gt;<mark>vélo</mark>&lt;/b&gt;"),
        ("script", "<script>", "&lt;<mark>script</mark>&gt;"),
        ("amp", "a & b", "a &amp; b"),
        ("le la", "Le vélo", "Le vélo"),
    ],
)
def test_whole_words_are_marked_and_everything_is_escaped(words, text, marked):
    assert marker(words).marked(text) == marked


def test_a_beginning_marks_the_words_that_begin_so():
    assert marker("numér", is_unfinished=True).marked("numérique") == "<mark>numérique</mark>"


def test_english_words_are_marked_by_their_stem():
    assert marker("cities", language="en").marked("The city") == "The <mark>city</mark>"


def test_the_passage_is_found_at_character_40_000():
    body = "Rien ici. " * 4_000 + "Puis un atelier de vélo. " + "Plus rien. " * 500
    assert "un <mark>atelier</mark> de <mark>vélo</mark>." in marker("vélos ateliers").passage(
        "Un vélo.", body
    )


def test_a_summary_with_as_many_words_is_preferred():
    assert marker("vélo").passage("Un vélo.", "vélo " * 9).startswith("Un <mark>vélo</mark>.")


def test_without_a_word_the_summary_stays_whole():
    assert marker("vélo").passage("Rien à voir.", "Ici non plus.") == "Rien à voir."


def test_the_passage_with_most_different_words_wins():
    body = "vélo vélo vélo. " + "mot " * 200 + "vélo et atelier. " + "mot " * 200
    assert "<mark>atelier</mark>" in marker("vélo atelier").passage("", body)


def test_a_passage_is_as_short_as_a_summary():
    passage = marker("vélo").passage("", "mot " * 500 + "vélo " + "mot " * 500)
    assert len(re.sub("<.*?>", "", passage)) <= PASSAGE + 4


class Place(int):
    """A place in a text that counts how often places are compared."""

    compared = 0

    def __lt__(self, other):
        Place.compared += 1
        return int(self) < int(other)

    __le__ = __lt__


def test_the_best_passage_is_found_in_one_walk_over_the_marks():
    spans = [(Place(n), Place(n + 4), {"velo"}) for n in range(0, 10_000, 5)]
    fullest(spans, [start for start, _, _ in spans])
    assert Place.compared < 10_000


SPANS = st.lists(st.tuples(st.integers(1, 150), st.integers(1, 150), st.sets(st.sampled_from("abc"))))


@given(SPANS)
def test_no_other_passage_shows_more_words(pieces):
    spans, place = [], 0
    for gap, length, tokens in pieces:
        spans.append((place + gap, place + gap + length, tokens))
        place += gap + length
    starts = [0, *(start for start, _, _ in spans)]

    def shown(start):
        inside = [
            found for first, last, found in spans if start <= first and last <= start + PASSAGE - BEFORE
        ]
        return frozenset().union(*inside)

    best = max(starts, key=lambda start: (len(shown(start)), -start))
    assert fullest(spans, starts) == (best, shown(best))


TEXTS = st.text("aeéœsvélo <>&\"'’-.\u0301/", max_size=120)


@given(TEXTS, TEXTS)
def test_what_is_marked_is_the_text_itself(words, text):
    shown = html.unescape(re.sub("</?mark>", "", marker(words).marked(text)))
    parts = (shown, unicodedata.normalize("NFC", text))
    plain = [re.sub(r"\s", "", part).replace("’", "'") for part in parts]
    assert plain[0] == plain[1]


@given(TEXTS, TEXTS)
@example("aa", "a/v\u0301aa")
def test_no_mark_is_inside_a_tag_an_entity_or_a_word(words, text):
    marked = marker(words).marked(text)
    assert not re.search(r"\w<mark>|</mark>\w|<mark></mark>|&[#\w]*<", marked.replace("&#x27;", "'"))
    assert re.sub("</?mark>", "", marked).count("<") == 0


def test_words_of_the_title_are_not_looked_for_in_the_body():
    found = marker("vélo atelier")
    assert (
        found.passage("Tous les samedis.", "Un vélo dans un atelier.", "Atelier vélo") == "Tous les samedis."
    )


def test_a_word_in_the_title_leaves_the_introduction_alone_whatever_else_is_of_its_family():
    tokens = {"cantine": "cantines", "cantinier": "cantines"}
    assert (
        Marker(tokens, "fr").passage("Un repas coûte 2 €.", "Le cantinier.", "Cantine")
        == "Un repas coûte 2\xa0€."
    )
