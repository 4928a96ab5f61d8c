"""The demonstration in other languages: which pages of which city, with the words of words/<language>.po."""

from collections import defaultdict
from pathlib import Path

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.cities.language import create_language, fill, shipped_words
from portal.demo.towns import HUB, ROUBAIX, TOURCOING
from portal.writing.catalogue import Catalogue, read_catalogue

WORDS = Path(__file__).parent / "words"
LANGUAGES = {HUB: ("en", "nl"), ROUBAIX: ("en", "ar"), TOURCOING: ("nl", "en")}

PROCEDURES = """
    passeport carte-d-identite acte-de-naissance declarer-une-naissance inscription-ecole cantine tri-et-bacs
    encombrants aides-sociales listes-electorales stationnement-habitant signaler-un-probleme numeros-utiles
    attestation-d-accueil france-services logement-social
"""
# By section, beside the home page, the lists and the pages that every city starts with. What a procedure names
# is among the places.
PAGES = {
    HUB: {
        "": "les-trois-villes projet-live services-numeriques",
        "labo": "signaler-donner-son-avis vos-loisirs-en-live",
        "actualites": "trois-villes-un-portail",
    },
    ROUBAIX: {
        "": "projet-live collecte",
        "collecte": "centre-et-epeule nord est sud",
        "demarches": PROCEDURES,
        "lieux": """
            hotel-de-ville mairie-annexe-de-l-ourdissoir ccas police-municipale piscine-des-brasses
            mediatheque-des-trois-fils guichet-du-rouet espace-public-numerique-le-declic
            decheterie-du-dernier-fil pharmacie-du-tilleul-bleu parking-des-metiers maison-de-sante
            parc-du-vieux-balancier
        """,
        "activites": """
            aide-aux-devoirs bebes-lecteurs conte-du-mercredi courir-a-plusieurs expo-pelotes-du-monde
            jardiner-avec-les-couleurs lumieres-du-vieux-balancier parlons-portugais permanence-logement
            premieres-brasses reparer-plutot-que-jeter
        """,
        "formations": "mes-demarches-en-ligne",
        "actualites": "inscriptions-a-l-ecole collecte-des-sapins",
    },
    TOURCOING: {
        "": "projet-live collecte",
        "collecte": "centre nord est ouest",
        "demarches": PROCEDURES,
        "lieux": """
            hotel-de-ville mairie-de-quartier-du-fournil ccas police-municipale piscine-du-canard-nageur
            mediatheque-l-echeveau accueil-de-la-place-ronde point-numerique-la-souris-verte
            decheterie-des-cinq-bacs pharmacie-chaine-et-trame parking-relais-du-tram
            centre-de-sante-du-bon-pouls musee-du-tram-a-laine
        """,
        "activites": """
            cafe-ukrainien chorale-sans-partition expo-la-rame-et-le-ballot graines-a-partager gym-sur-chaise
            heure-du-conte-en-musique potager-du-samedi reparer-son-velo repas-de-quartier skate-du-mercredi
            theatre-d-ombres
        """,
        "formations": "premiers-pas-sur-l-ordinateur",
        "actualites": "gel le-marche-du-samedi-demenage",
    },
}


def plant_languages(languages, say) -> dict[str, list[Group]]:
    """Open each city in its other languages, as in LANGUAGES, and publish its pages in them; the groups that
    translate into them, by city. `say(line)` is told each step."""
    groups = defaultdict(list)
    for slug, codes in languages.items():
        for code in codes:
            words = read_catalogue(WORDS / f"{code}.po")
            with transaction.atomic():
                parts = create_language(slug, code, words=words)
                words = Catalogue(shipped_words(code, parts.city) | words)
                filled = [fill(page, parts.locale, words) for page in chosen_pages(slug)]
                _keep_dates([*parts.made, *(each.page for each in filled)])
            groups[slug].append(parts.group)
            say(_("Language: %(city)s, %(code)s") % {"city": parts.city.name, "code": code})
    return groups


def chosen_pages(slug: str) -> list[Page]:
    """The pages of a city, in French, that its other languages have beside what every city starts with."""
    paths = [
        f"/{'/'.join(filter(None, (slug, section, name)))}/"
        for section, names in PAGES[slug].items()
        for name in names.split()
    ]
    pages = Page.objects.filter(url_path__in=paths).specific()
    assert len(pages) == len(paths), set(paths) - {page.url_path for page in pages}  # noqa: S101
    return list(pages)


def _keep_dates(pages):
    """Translations have been there as long as their originals."""
    keys = [page.translation_key for page in pages]
    for original in Page.objects.filter(translation_key__in=keys, locale__language_code="fr"):
        Page.objects.filter(translation_key=original.translation_key).update(
            first_published_at=original.first_published_at, last_published_at=original.last_published_at
        )
