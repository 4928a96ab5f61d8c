"""Misspelt words get the word that was meant."""

import pytest

from core import generation
from search.advice import corrected, correction_of
from search.analysis import spellings
from search.models import Word
from tests.cms_pages.factories import make_city

pytestmark = pytest.mark.django_db

# What towns write about; the misspellings under it were typed by hand before the code was run.
TEXT = """bibliothèque médiathèque piscine mairie déchetterie déchets encombrants passeport carte identité
inscription école maternelle cantine crèche périscolaire vacances activités ateliers atelier numérique vélo
vélos stationnement parking travaux voirie éclairage marché brocante concert spectacle théâtre musique cinéma
exposition musée patrimoine conservatoire sport gymnase natation football association bénévole emploi
formation logement rénovation urbanisme permis construire état civil mariage naissance décès élections
handicap accessibilité senior retraité jeunesse enfance famille solidarité santé vaccination pharmacie
hôpital transport métro tramway bus jardin parc square arbre compost propreté collecte poubelle commerce
artisan restaurant tourisme quartier citoyen participation budget conseil municipal budget réunion publique
poterie photographie informatique ordinateur imprimante téléphone smartphone internet rendez-vous
Roubaix Tourcoing Marcq-en-Barœul marche marcher mari maire foire faire lire livre livres libre"""

MISSPELT = {
    "biblioteque": "bibliothèque", "bibliotheqe": "bibliothèque", "mediateque": "médiathèque",
    "picine": "piscine", "pisicne": "piscine", "dechéterie": "déchetterie", "dechetrie": "déchetterie",
    "pasport": "passeport", "inscripsion": "inscription",
    "matternelle": "maternelle", "cantinne": "cantine", "periscolair": "périscolaire",
    "vaccances": "vacances", "attelier": "atelier", "ateleir": "atelier",
    "numerik": "numérique", "numeirque": "numérique", "stationement": "stationnement",
    "parquing": "parking", "traveaux": "travaux", "brocnate": "brocante", "specacle": "spectacle",
    "theatr": "théâtre", "musik": "musique", "exposision": "exposition", "conservatoir": "conservatoire",
    "asociation": "association", "benevol": "bénévole", "formasion": "formation", "logemant": "logement",
    "urbanimse": "urbanisme", "acessibilité": "accessibilité", "vacination": "vaccination",
    "tranport": "transport", "poubele": "poubelle",
    "restorant": "restaurant", "ordianteur": "ordinateur", "telefone": "téléphone",
    "roubais": "Roubaix", "tourcoin": "Tourcoing",
}  # fmt: skip


@pytest.fixture
def vocabulary():
    for place, (spelling, form) in enumerate(spellings(TEXT, "fr").items()):
        for city in ("", "roubaix"):
            Word.objects.create(language="fr", city=city, spelling=spelling, form=form, count=1 + place % 7)
    generation.forget()


def test_nine_misspellings_of_ten_get_the_word_that_was_meant(vocabulary):
    got = {typed: correction_of(typed, "fr", "roubaix") for typed in MISSPELT}
    wrong = {typed: word for typed, word in got.items() if word != MISSPELT[typed].lower()}
    assert len(wrong) <= len(MISSPELT) // 10, wrong


@pytest.mark.parametrize("word", ["fils", "suis", "amis", "sait"])
def test_a_word_that_is_common_in_any_text_is_no_misspelling(word):
    near = {"fils": "file", "suis": "suit", "amis": "avis", "sait": "saut"}[word]
    Word.objects.create(language="fr", city="", spelling=near, form=near, count=9)
    assert correction_of(word, "fr", None) == ""


def test_of_two_words_as_near_the_more_frequent_is_suggested():
    for spelling, count in (("fable", 2), ("table", 9)):
        Word.objects.create(language="fr", city="", spelling=spelling, form=spelling, count=count)
    assert correction_of("bable", "fr", None) == "table"


def test_a_word_within_one_error_is_nearer_than_a_frequent_one_that_begins_so():
    for spelling, count in (("coiffe", 90), ("coiffeur", 2)):
        Word.objects.create(language="fr", city="", spelling=spelling, form=spelling, count=count)
    assert correction_of("coifeur", "fr", None) == "coiffeur"


def test_a_rare_word_that_sounds_the_same_gives_way_to_one_of_many_documents():
    for spelling, count in (("mairie", 80), ("marrie", 1)):
        Word.objects.create(language="fr", city="", spelling=spelling, form=spelling, count=count)
    assert correction_of("marie", "fr", None) == "mairie"


def test_the_most_written_spelling_is_suggested():
    for spelling, count in (("medecin", 1), ("médecin", 8)):
        Word.objects.create(language="fr", city="", spelling=spelling, form="medecin", count=count)
    assert correction_of("medcin", "fr", None) == "médecin"


def test_a_word_of_another_language_of_the_portal_is_no_mistake():
    Word.objects.create(language="fr", city="", spelling="pôle", form="pole", count=9)
    Word.objects.create(language="en", city="", spelling="pool", form="pool", count=1)
    make_city("marcq")
    assert correction_of("pool", "fr", None) == "pôle"
    make_city("roubaix", languages=["fr", "en"])
    generation.forget()
    assert correction_of("pool", "fr", None) == ""


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("ar", "زواج", ""),  # marriage: neither glass nor visitors
        ("ar", "الزواج", ""),
        ("ar", "مسبج", "مسبح"),  # a dot too many
        ("nl", "trouwen", ""),  # to marry: not women
        ("nl", "vrowuen", "vrouwen"),
        ("nl", "vrouven", "vrouwen"),
        ("fr", "conversation", ""),  # two other letters
        ("fr", "lijn", ""),  # Dutch, not a link
        ("fr", "concertasion", "concertation"),
    ],
)
def test_a_word_that_the_portal_lacks_is_not_taken_for_another_one(language, typed, meant):
    for code, spelling in (
        ("ar", "زجاج"),
        ("ar", "الزجاج"),
        ("ar", "زوار"),
        ("ar", "مسبح"),
        ("nl", "vrouwen"),
        ("fr", "concertation"),
        ("fr", "lien"),
    ):
        Word.objects.create(language=code, city="", spelling=spelling, form=spelling, count=9)
    assert correction_of(typed, language, None) == meant


def test_only_the_misspelt_word_is_replaced(vocabulary):
    assert corrected('l’attelier "de" vélo', {"fr": {10: "attelier"}}, None) == 'l’atelier "de" vélo'


@pytest.mark.parametrize("typed", ["xyzxyz", "ab", "2027", "🚲", ""])
def test_what_is_near_nothing_gets_no_suggestion(vocabulary, typed):
    assert correction_of(typed, "fr", None) == ""


@pytest.mark.parametrize("typed", ["bibliothèque", "Bibliotheques", "mairie", "ROUBAIX"])
def test_a_word_that_a_document_has_somewhere_is_no_mistake(vocabulary, typed):
    Word.objects.filter(city="roubaix").delete()
    assert correction_of(typed, "fr", "roubaix") == ""


@pytest.mark.parametrize("typed", ["mar", "boulot", "baigner"])
def test_short_words_and_other_beginnings_have_few_errors(typed):
    for spelling in ("mer", "bout", "soigner"):
        Word.objects.create(language="fr", city="", spelling=spelling, form=spelling, count=9)
    assert correction_of(typed, "fr", None) == ""


def test_of_two_words_as_near_the_one_that_sounds_the_same_is_suggested():
    for spelling, count in (("point", 1), ("pion", 9)):
        Word.objects.create(language="fr", city="", spelling=spelling, form=spelling, count=count)
    assert correction_of("poin", "fr", None) == "point"


def test_what_sounds_the_same_may_be_spelled_quite_differently():
    Word.objects.create(language="fr", city="", spelling="numérique", form="numerique", count=1)
    assert correction_of("numerik", "fr", None) == "numérique"
