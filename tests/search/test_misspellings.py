"""Did-you-mean on every word of the demonstration: what residents type, and what they mean."""

import re

import pytest
from django.conf import settings

from core import generation
from search.advice import nearest
from search.analysis import spellings
from search.models import Word

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
    generation.forget()
    return set(counts)


def test_nineteen_misspellings_of_twenty_get_the_word_that_was_meant(vocabulary):
    got = {typed: nearest(typed, "fr", None) for typed in MISSPELT}
    wrong = {typed: word for typed, word in got.items() if word != MISSPELT[typed]}
    assert len(wrong) <= len(MISSPELT) // 20, wrong


def test_what_is_meant_stands_in_the_demonstration(vocabulary):
    missing = set(MISSPELT.values()) - vocabulary
    assert missing == set()
