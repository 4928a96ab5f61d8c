"""Misspelt words on every word of the demonstration and of the shipped categories: what residents type, and
what they mean."""

import re

import pytest
from django.conf import settings

from core import generation
from directory.services import load_categories
from search.advice import correction_of
from search.analysis import fold, spellings
from search.models import Word
from search.vocabulary import vocabulary_of

pytestmark = pytest.mark.django_db

MISSPELT = {
    "mediateque": "médiathèque", "médiathek": "médiathèque", "bibliotèque": "bibliothèque",
    "bibliotheke": "bibliothèque", "numerik": "numérique", "nuémrique": "numérique", "piscinne": "piscine",
    "picsine": "piscine", "ordinatuer": "ordinateur", "atelié": "atelier", "attelliers": "ateliers",
    "téléfone": "téléphone", "encombrents": "encombrants",
    "inscripsion": "inscription", "stationement": "stationnement", "traveaux": "travaux",
    "vacanses": "vacances", "trotinette": "trottinette", "dechetterie": "déchèterie",
    "poubele": "poubelle", "épisserie": "épicerie", "resourcerie": "ressourcerie",
    "acessibilité": "accessibilité", "asosiation": "association",
    "formasion": "formation", "logemant": "logement", "rendé-vous": "rendez-vous", "parquing": "parking",
    "matternelle": "maternelle", "électriciter": "électricité", "quartié": "quartier", "gimnase": "gymnase",
    "médcin": "médecin", "tourkoin": "tourcoing", "roubay": "roubaix", "consert": "concert",
    "expozission": "exposition", "voirrie": "voirie",
    "passepor": "passeport", "cimetierre": "cimetière",
    "coifeur": "coiffeur", "coifeuse": "coiffeuse", "coiffeure": "coiffeur",
    "boulengerie": "boulangerie", "boulangeri": "boulangerie", "boucheri": "boucherie",
    "farmacie": "pharmacie", "pharmaci": "pharmacie", "medecain": "médecin", "medesin": "médecin",
    "dentise": "dentiste", "opticein": "opticien", "osteopate": "ostéopathe",
    "orthofoniste": "orthophoniste", "kinesiterapeute": "kinésithérapeute", "veterinère": "vétérinaire",
    "veterinnaire": "vétérinaire", "bibliotek": "bibliothèque", "biblioteque": "bibliothèque",
    "mediatèque": "médiathèque", "ludoteque": "ludothèque", "gymnaze": "gymnase",
    "conservatoir": "conservatoire", "equitacion": "équitation", "marie": "mairie", "mairi": "mairie",
    "passport": "passeport", "pasport": "passeport", "idantité": "identité", "inscripton": "inscription",
    "cantinne": "cantine", "garderi": "garderie", "recyclag": "recyclage", "composteure": "composteur",
    "parkin": "parking", "stationnment": "stationnement", "trotinete": "trottinette",
    "plonbier": "plombier", "menusier": "menuisier", "serurier": "serrurier", "restaurent": "restaurant",
    "pizzerria": "pizzeria", "friteri": "friterie", "epiceri": "épicerie",
    "fleurist": "fleuriste", "mercerri": "mercerie", "librairi": "librairie", "imprimeri": "imprimerie",
    "otel": "hôtel", "auberje": "auberge", "teatre": "théâtre", "muzée": "musée", "concer": "concert",
    "cimetiaire": "cimetière", "mosqué": "mosquée", "ecolle": "école", "creshe": "crèche",
    "coworkin": "coworking", "assosiation": "association", "benevolle": "bénévole", "tramwé": "tramway",
    "comissariat": "commissariat", "gendarmeri": "gendarmerie", "tribunnal": "tribunal",
    "avocas": "avocat", "notère": "notaire", "impos": "impôts", "alocations": "allocations",
    "patinoir": "patinoire", "bouling": "bowling",
}  # fmt: skip


def texts():
    """Title, introduction and text of each page; the other lines of its head are keys."""
    for path in sorted((settings.BASE_DIR / "portal/demo/content").rglob("*.md")):
        head, _, body = path.read_text().partition("---")
        yield "\n".join([*re.findall(r"(?m)^(?:title|intro): (.+)", head), body])


@pytest.fixture
def vocabulary():
    counts = {}
    for text in texts():
        for spelling, form in spellings(text, "fr").items():
            counts[spelling] = form, counts.get(spelling, ("", 0))[1] + 1
    Word.objects.bulk_create(
        Word(language="fr", city="", spelling=spelling, form=form, count=count)
        for spelling, (form, count) in counts.items()
    )
    load_categories()
    generation.forget()
    return set(vocabulary_of("fr", None).spellings)


def test_forty_nine_misspellings_of_fifty_get_the_word_that_was_meant(vocabulary):
    got = {typed: correction_of(typed, "fr", None) for typed in MISSPELT}
    wrong = {typed: word for typed, word in got.items() if word != MISSPELT[typed]}
    assert len(wrong) <= len(MISSPELT) // 50, wrong


def test_what_is_meant_stands_in_the_demonstration(vocabulary):
    missing = {fold(word) for word in MISSPELT.values()} - vocabulary
    assert missing == set()
