"""What a question looks for, and what of it only asks."""

import pytest

from search.analysis import expansions, only_asks, telling_words


def telling(text, language="fr"):
    return [word for _, _, word in telling_words(text, language)]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("faut-il un passeport ?", ["passeport"]),
        ("peut-on faire du vélo ici", ["vélo", "ici"]),
        ("Quelles sont les aides", ["aides"]),
        ("à quoi sert le composteur", ["composteur"]),
        ("est-ce que la mairie est ouverte", ["mairie", "ouverte"]),
        ("comment faire pour avoir un passeport", ["passeport"]),
        ("où trouver un coiffeur", ["coiffeur"]),
        ("je voudrais un médecin", ["médecin"]),
        ("j’ai besoin d’une nounou", ["nounou"]),
        ("y a-t-il une piscine", ["piscine"]),
        ("qui est le maire", ["maire"]),
        ("quel est le tarif de la cantine", ["tarif", "cantine"]),
        ("que dois-je faire en cas de canicule", ["canicule"]),
        ("à quelle heure ouvre la piscine ?", ["ouvre", "piscine"]),
        ("quand a lieu la braderie", ["braderie"]),
        ("bonjour, où se trouve la poste s’il vous plaît", ["poste"]),
        ("combien de temps pour un passeport", ["passeport"]),
        ("quelque chose à faire samedi", ["samedi"]),
        ("qq chose pour les enfants", ["enfants"]),
        ("que faire ce week-end", ["week-end"]),
    ],
)
def test_what_only_says_that_something_is_asked_is_left_out(asked, words):
    assert telling(asked) == words


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("faire du sport", ["faire", "sport"]),
        ("où faire de la marche", ["marche"]),
        ("les besoins du quartier", ["besoins", "quartier"]),
        ("maison de service : le savoir", ["maison", "service", "savoir"]),
        ("les lieux", ["lieux"]),
    ],
)
def test_the_same_words_tell_something_elsewhere(asked, words):
    assert telling(asked) == words


@pytest.mark.parametrize("asked", ["comment", "où ?", "y a-t-il", "comment faire", "De Celles", "chez nous"])
def test_a_question_of_nothing_else_looks_for_its_words(asked):
    assert telling(asked) != []


@pytest.mark.parametrize(
    ("asked", "language", "words"),
    [
        ("how can I get a passport", "en", ["passport"]),
        ("I need a doctor", "en", ["doctor"]),
        ("things to do on Sunday", "en", ["Sunday"]),
        ("waar kan ik een paspoort vinden", "nl", ["paspoort"]),
        ("كيف أسجل", "ar", ["أسجل"]),
    ],
)
def test_other_languages_ask_too(asked, language, words):
    assert telling(asked, language) == words


@pytest.mark.parametrize(
    ("asked", "place", "token"),
    [
        ("12 r des Arts", 3, "rue"),
        ("r Pasteur", 0, "rue"),
        ("12 bis r Pasteur", 7, "rue"),
        ("piscine r de Lille", 8, "rue"),
        ("bd Gambetta", 0, "boulevard"),
        ("12, av. Jean Jaurès", 4, "avenue"),
        ("l’av de la République", 2, "avenue"),
        ("pl. de la Liberté", 0, "place"),
    ],
)
def test_a_street_word_written_short_is_read_long(asked, place, token):
    assert expansions(asked, "fr") == {place: (token,)}


@pytest.mark.parametrize("asked", ["R&D", "Pl@ntNet", "pl 3", "241 r", "vitamine r active", "bd", "la pl"])
def test_what_no_name_follows_stays_itself(asked):
    assert expansions(asked, "fr") == {}


def test_streets_are_written_short_in_french_only():
    assert expansions("pl de la Liberté", "en") == {}


@pytest.mark.parametrize(
    ("typed", "is_only_begun"), [("où", True), ("comment faire", True), ("où voter", False), ("ouv", False)]
)
def test_a_question_that_is_only_begun_names_nothing(typed, is_only_begun):
    assert only_asks(typed, "fr") == is_only_begun
