"""Which written words are the same word, and which are not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import form, readings, tokens, written_words
from search.analysis.folding import LONGEST


def meets(asked, written, language="fr"):
    """Whether a text answers a question: some reading of each of its words is there."""
    there = set(tokens(written, language))
    words = [readings(word, language) for _, _, word in written_words(asked, language)]
    return bool(any(words)) and all(any(there >= set(r) for r in found) for found in words if found)


# asked; texts that answer, then texts that do not
WORDS = [
    ("velo", "vélo / vélos / VÉLO / Vélos", "vélodrome / vélocité"),
    ("vélos", "velo / le vélo", "vélodrome"),
    ("l’atelier", "ateliers / l'atelier / L’ATELIER / d'atelier", "hôtelier / latelier"),
    ("d'ateliers", "atelier", "cordelier"),
    ("emploi", "emplois / l’emploi / d'emplois", "employé / empire"),
    ("emplois", "emploi", "exploit"),
    ("travaux", "travail / travaux", "traversée"),
    ("vitrail", "vitraux", "vitrine"),
    ("jeux", "jeu / jeux", "jeune / jeudi / jeter"),
    ("lieu", "lieux / lieu", "lieue / lieues / milieu"),
    ("lieux", "lieu / Lieux", "lieue / milieux"),
    ("lieues", "lieue", "lieu / lieux"),
    ("milieux", "milieu", "lieu"),
    ("chevaux", "cheval / chevaux", "cheveu / cheveux"),
    ("cheveux", "cheveu", "chevaux"),
    ("journaux", "journal", "journée / jour"),
    ("locaux", "local / locale / locales", "location"),
    ("municipale", "municipal / municipaux / municipales", "municipalité"),
    ("bureau", "bureaux", "bureautique"),
    ("PLU", "plu", "plus / pluie"),
    ("réseaux", "réseau / reseau", "réserve"),
    ("tuyau", "tuyaux", "tuile"),
    ("bijoux", "bijou", "bijouterie"),
    ("école", "ecoles / ÉCOLE / e\u0301coles", "écologie / col"),
    ("gratuite", "gratuit / gratuits / gratuites", "gratuitement / gratin"),
    ("ouverts", "ouverte / ouvertes", "ouverture"),
    ("citoyenne", "citoyen / citoyens / citoyennes", "citoyenneté"),
    ("européen", "européenne", "Europe"),
    ("culturelles", "culturel / culturels", "culture"),
    ("associatives", "associatif / associative", "association"),
    ("directeur", "directrice", "direction / directive"),
    ("animatrices", "animateur", "animation / animal"),
    ("danseuse", "danseur / danseurs", "danse"),
    ("premières", "premier / première", "prime"),
    ("étudiants", "étudiante / étudiantes", "étude"),
    ("retraité", "retraitée / retraités / retraitées", "retrait"),
    ("française", "français / françaises", "France / franc"),
    ("lilloise", "lillois / Lilloises", "Lille"),
    ("coeur", "cœur / CŒUR / cœurs", "chœur / cour"),
    ("chœurs", "choeur", "cœur"),
    ("numerique", "numérique / numériques", "numéro / numération"),
    ("aujourd'hui", "aujourd’hui / Aujourd'hui / qu’aujourd’hui / aujourdhui", "jour / hui"),
    ("c++", "C++ / du c++ avancé", "c / C# / cc"),
    ("c#", "C#", "c / C++"),
    ("rendez-vous", "rendez vous / Rendez-vous / rendez‑vous / rendezvous", "vous / rendu"),
    ("rendez vous", "rendez-vous", "vous"),
    ("week-end", "weekend / week-ends / week end", "fin de semaine"),
    ("weekend", "week-end / week-ends", "wagon"),
    ("tri", "tri / tris / tri-sélectif", "tribunal / trimestre / triste"),
    ("bus", "bus / en bus", "but / abus / buse"),
    ("bois", "bois / le bois", "boire / boîte"),
    ("cours", "cours / le cours", "cour / course / courses"),
    ("cour", "cour / la cour", "cours / court"),
    ("concours", "concours", "secours / cours"),
    ("pays", "pays", "paye / paie / paysage"),
    ("temps", "temps", "tempête / printemps"),
    ("mois", "mois / un mois", "moi / moine"),
    ("prix", "prix", "prise / prier"),
    ("croix", "croix / Croix", "croire / croisière"),
    ("choix", "choix", "choir"),
    ("mars", "mars", "mare"),
    ("fonds", "fonds", "fond / fondre"),
    ("sens", "sens", "sensible"),
    ("vente", "ventes / vente", "vent / vents"),
    ("porte", "portes", "port / ports"),
    ("salle", "salles", "sale / sel"),
    ("soirée", "soirées / soiree", "soir"),
    ("musée", "musées", "muse"),
    ("Roubaix", "roubaix / à Roubaix", "Roubaisien / robe"),
    ("Tourcoing", "TOURCOING", "tour / Tourquennois"),
    ("Marcq", "Marcq-en-Barœul / marcq en baroeul", "marque / Marquette"),
    ("Marcq-en-Baroeul", "Marcq-en-Barœul / MARCQ EN BAROEUL / Marcq‐en‐Barœul", "Mons-en-Barœul"),
    ("Mouvaux", "Mouvaux", "mouvement / Mouval"),
    ("rue de l'Épeule", "12, rue de l’Epeule", "rue des Lisses / Épeule"),
    ("Villeneuve d'Ascq", "Villeneuve-d’Ascq", "Villeneuve"),
    ("saint andré", "Saint-André-lez-Lille", "Andrée"),
    ("grand-place", "Grand Place / Grand’Place / la Grand-Place", "grandir"),
    ("L.I.V.E.", "live / L.I.V.E / le projet L.I.V.E.", "livre / vie"),
    ("habitant", "habitant·es / habitant.e.s / habitants", "habitat / habiter"),
    ("30 km/h", "zone 30 km/h / à 30km/h", "30 / km / 20 km/h"),
    ("9h30", "9 h 30 / à 9h30", "9 h / 30"),
    ("3D", "imprimante 3D", "3 / 2D"),
    ("50L", "un sac de 50 L / 50 litres / 50l / sac 50 L (noir)", "50 / 50 l’hiver / 150 L"),
    ("50 litres", "50L / 50 L", "50 kg"),
    ("St-Martin", "Saint-Martin / rue Saint Martin / st martin", "Martin / Ste-Martine"),
    ("saint martin", "St-Martin / St. Martin", "Sainte-Martine"),
    ("Ste-Claire", "chapelle Sainte-Claire / ste claire", "Saint-Clair"),
    ("06-12", "06-12 / 06 12", "612 / 6"),
    ("s'inscrire", "inscrire", "inscription"),
    ("jusqu’à 20 h", "20 h", "20"),
    ("ateliers/stages", "ateliers et stages", "ateliers"),
    ("中文", "中文", "文中"),
]
PAIRS = [(asked, text, True) for asked, yes, _ in WORDS for text in yes.split(" / ")]
PAIRS += [(asked, text, False) for asked, _, no in WORDS for text in no.split(" / ")]


@pytest.mark.parametrize(("asked", "text", "expected"), PAIRS, ids=lambda value: str(value))
def test_word_meets_its_forms_and_no_other_word(asked, text, expected):
    assert meets(asked, text) is expected


@pytest.mark.parametrize(
    ("language", "asked", "yes", "no"),
    [
        ("en", "city", "cities / the city's", "citizen"),
        ("en", "cycling", "cycle / cycles", "bicycle"),
        ("en", "library", "libraries", "liberty"),
        ("nl", "fiets", "fietsen", "feest"),
        ("nl", "bibliotheek", "bibliotheken", "bib"),
        ("ar", "بلدية", "بلدية", "مدينة"),
        ("pl", "książka", "ksiazka", "książki"),
    ],
)
def test_other_languages(language, asked, yes, no):
    assert all(meets(asked, text, language) for text in yes.split(" / "))
    assert not meets(asked, no, language)


def test_stop_words_ask_nothing():
    assert tokens("le la les de l’ à aux où", "fr") == []


def test_words_apart_in_a_text_keep_their_order():
    assert tokens("Vélo, tri et vélos : l’atelier", "fr") == ["velo", "tri", "atelier"]


LANGUAGES = st.sampled_from(["fr", "fr-be", "en", "nl", "ar", "xx"])
TEXTS = st.one_of(
    st.text(max_size=40),
    st.text("aeéèœsxlur'’-·./+#&_ 0123hkm\u0301", max_size=40),
    st.from_regex(r"[a-zéèœ]{1,14}(aux|eux|elles|trices|euses|ees|enne|ois|ais|ss|s|x)?", fullmatch=True),
)


@given(TEXTS, LANGUAGES)
def test_a_token_is_its_own_token(text, language):
    for token in tokens(text, language):
        assert token in tokens(token, language)


@given(TEXTS, LANGUAGES)
def test_tokens_are_short_letters_and_digits(text, language):
    found = tokens(text, language)
    assert all(re.fullmatch(r"[^\W_]+|[a-z]{1,2}(\+{1,2}|#)", token) for token in found)
    assert all(len(token) <= LONGEST for token in found)


@given(st.text("abcdefghijklmnopqrstuvwxyzéèêëàâîïôûüùçœæ", min_size=1, max_size=20), LANGUAGES)
def test_case_and_accents_do_not_count(word, language):
    plain = word.translate(str.maketrans("éèêëàâîïôûüùç", "eeeeaaiiouuuc")).replace("œ", "oe")
    assert tokens(word.upper(), language) == tokens(plain.replace("æ", "ae"), language)


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=40), LANGUAGES)
def test_the_form_of_a_form_is_itself(word, language):
    assert form(form(word, language), language) == form(word, language)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a/v\u0301aa", ["a", "v\u0301aa"]),
        ("24h/v\u0301aa", ["24h", "v\u0301aa"]),
        ("3 m\u0301", ["3", "m\u0301"]),
        ("x.y\u0301", ["x", "y\u0301"]),
        ("abcd.e\u0301t\u0301", ["abcd", "e\u0301t\u0301"]),
    ],
)
def test_an_accent_written_after_its_letter_is_in_the_word(text, words):
    assert [word for _, _, word in written_words(text, "fr")] == words


@given(TEXTS, LANGUAGES)
def test_words_are_where_they_are_said_to_be(text, language):
    for start, end, word in written_words(text, language):
        assert text.replace("_", " ")[start:end] == word
