"""The words of the demonstration: the facts are there, the rest says that it is invented."""

import re
from collections import defaultdict

import pytest
from wagtail.models import Page

from cms_pages.easy.admin.rules import remarks_on
from cms_pages.models import EasyPage, HomePage, NewsPage, ProcedurePage
from core.menus import navigation_for
from core.models import Audience, CitySettings, Topic
from core.sites import get_portal
from core.theme.weaving.topics import drawings
from directory.models import WastePage
from portal.demo.towns import SLUGS
from search.workbench.board import rows_of_city
from tests.portal.reading import all_pages, pieces_of, text_of

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db, pytest.mark.slow]


def test_editors_find_searches_to_learn_from():
    """Some found a page, some nothing yet."""
    for city in get_portal().cities:
        assert len(rows_of_city(city)) > len(rows_of_city(city, "sans-resultat")) > 0, city.slug


def test_numbers_to_call_in_danger_come_before_counters_and_hours():
    """In every town and language: nothing of a procedure stands above the text."""
    keys = ProcedurePage.objects.filter(slug="numeros-utiles").values("translation_key")
    pages = ProcedurePage.objects.filter(translation_key__in=keys)
    for page in pages:
        rows = page.body.raw_data[0]["value"]["table"]["rows"]
        assert [row["values"][0] for row in rows] == ["15", "17", "18", "112", "114"], page.url_path
        assert not any((page.for_whom, page.bring, page.counters, page.appointment)), page.url_path
    assert len(pages) > len(SLUGS)


# What facts.md says, and the address (under its site) of the page where it can be read.
FACTS = [
    ("hub/projet-live", "Lieu(x) pour Imaginer la Ville En mieux"),
    ("hub/projet-live", "Tourcoing, Roubaix et Marcq-en-Barœul ont mené ce projet ensemble"),
    ("hub/projet-live", "L'Union européenne l'a cofinancé"),
    ("hub/projet-live", "aujourd'hui terminé"),
    ("hub/projet-live", "avec les habitants, des prototypes de services numériques simples et utiles"),
    ("hub/projet-live", "Dix ateliers"),
    ("hub/projet-live", "ouverts à toutes les personnes voulant agir dans la transition numérique"),
    ("hub/projet-live", "publiée le 9 novembre 2017, puis actualisée le 17 novembre 2022"),
    ("hub/actualites/le-projet-live-est-termine", "terminé"),
    ("hub/labo/vos-loisirs-en-live", "lancée en 2017"),
    (
        "hub/labo/vos-loisirs-en-live",
        "un e-service, c'est-à-dire un service en ligne, ou une application pour les loisirs",
    ),
    ("hub/labo/vos-loisirs-en-live", "novembre et décembre 2018"),
    ("hub/labo/signaler-donner-son-avis", "16 février 2018 à Marcq-en-Barœul, avec près de 70 participants"),
    ("hub/labo/signaler-donner-son-avis", "signaler un problème en direct"),
    ("hub/labo/signaler-donner-son-avis", "participer et donner son avis en un clic"),
    (
        "hub/labo/signaler-donner-son-avis",
        "la relation idéale avec leur ville : par quels canaux la contacter, et quelle suite",
    ),
    ("hub/labo/commerces-de-proximite", "parcours du client"),
    (
        "hub/labo/commerces-de-proximite",
        "Qu'apporte le numérique à la relation entre le commerce et le client",
    ),
    ("hub/labo/commerces-de-proximite", "Métropole européenne de Lille (MEL)"),
    ("hub/labo/aides-au-stationnement", "septembre 2018"),
    ("hub/labo/aides-au-stationnement", "testés en conditions réelles"),
    ("hub/labo/piloter-avec-les-donnees", "jeux de données mis à jour en temps réel"),
    ("hub/labo/piloter-avec-les-donnees", "ne précise pas l'année"),
    ("hub/labo/travailler-et-se-rencontrer", "mars 2019"),
    (
        "hub/labo/travailler-et-se-rencontrer",
        "les espaces de coworking et les lieux créatifs ouverts au public",
    ),
    ("hub/labo/mobilier-urbain-connecte", "mai 2019, du mobilier urbain connecté est testé"),
    ("hub/labo/mobilier-urbain-connecte", "retours d'usage"),
    ("hub/labo/ville-accessible", "septembre 2019"),
    (
        "hub/labo/ville-accessible",
        "zones accessibles aux personnes à mobilité réduite et les itinéraires cyclables",
    ),
    ("hub/labo/numerique-a-l-ecole", "novembre 2019"),
    ("hub/labo/numerique-a-l-ecole", "une enquête sur les pratiques et un scénario d'usage"),
    ("hub/labo/nature-en-ville", "janvier 2020"),
    ("hub/labo/activites-juniors", "mars 2020"),
    ("hub/labo/activites-juniors", "recense les loisirs des enfants et des adolescents"),
    ("hub/labo/activites-juniors", "met aussi les parents en relation"),
    ("hub/services-numeriques", "petites annonces, réseau de voisinage, coups de main"),
    ("hub/services-numeriques", "espaces en ligne pour les communautés locales"),
    ("hub/services-numeriques", "contenus créés par les gens eux-mêmes"),
    ("hub/services-numeriques", "numérique, aux données, à l'IA : ateliers à thème, infolabs"),
    ("hub/services-numeriques", "applis, les e-services et les accès publics"),
    ("hub/services-numeriques", "tiers-lieux, fablabs, infolabs, France Services"),
    ("hub/services-numeriques", "construites avec les services de l'État"),
    ("hub/services-numeriques", "partagés et fabriqués avec d'autres collectivités"),
    ("hub/services-numeriques", "partenariats entre le public et le privé"),
    ("hub/services-numeriques", "avec la population, évalués par des chercheurs"),
    ("hub/services-numeriques", "information locale géolocalisée"),
    ("hub/services-numeriques", "Lettre, RSS, SMS, QR codes, applis et réseaux sociaux"),
    ("hub/services-numeriques", "alerte alimenté par la ville et les habitants : risques naturels, routes"),
    ("hub/services-numeriques", "L'écoconception des services numériques"),
    ("hub/les-trois-villes", "59512"),
    ("hub/les-trois-villes", "59599"),
    ("hub/les-trois-villes", "59378"),
    ("hub/les-trois-villes", "zone B"),
    ("hub/les-trois-villes", "200093201"),
]
TOO_LONG_A_COPY = 12  # words; hours and prices are said alike


def french(model):
    return model.objects.filter(locale__language_code="fr")


@pytest.fixture(scope="module")
def pages(demo):
    return all_pages()


@pytest.mark.parametrize(("address", "words"), FACTS)
def test_a_fact_of_the_project_can_be_read(address, words):
    page = Page.objects.get(url_path=f"/{address}/").specific
    assert page.live
    assert words in text_of(page)


def test_there_are_pages_enough_for_every_list(pages):
    assert len([page for page in pages if page.live]) >= 60


@pytest.mark.parametrize("slug", ["roubaix", "tourcoing", "marcq"])
def test_the_news_of_a_city_fill_two_pages(slug):
    city = CitySettings.objects.get(slug=slug)
    own = NewsPage.objects.live().descendant_of(city.site.root_page)
    assert (own | NewsPage.objects.live().filter(shown_in=city)).distinct().count() >= 22


def test_no_two_pages_share_a_sentence(pages):
    found = defaultdict(set)
    for page in pages:
        if isinstance(page, (ProcedurePage, WastePage)):  # the rules of the State are the same in every town
            continue
        for piece in pieces_of(page):
            words = re.findall(r"\w+", piece.lower())
            for start in range(len(words) - TOO_LONG_A_COPY + 1):
                found[" ".join(words[start : start + TOO_LONG_A_COPY])].add(page.url_path)
    assert {words: where for words, where in found.items() if len(where) > 1} == {}


def test_no_text_is_a_filler(pages):
    assert [page.url_path for page in pages if re.search(r"lorem|ipsum|todo|xxx", text_of(page), re.I)] == []


def test_each_city_has_a_text_that_is_easy_to_read(pages):
    easy = [page for page in pages if isinstance(page, EasyPage)]

    assert {page.url_path.split("/")[1] for page in easy} == set(SLUGS)
    assert [(page.title, remark) for page in easy for remark in remarks_on(page.lines, "fr")] == []


def test_every_page_says_what_is_invented(pages):
    silent = [page.url_path for page in pages if not page.disclaimer.startswith("Contenu de démonstration.")]
    assert silent == []


def test_a_supposition_that_the_facts_do_not_give_is_marked(pages):
    experiments = [page for page in pages if hasattr(page, "hypothesis")]
    assert experiments
    assert all("Formulation de démonstration" in page.hypothesis for page in experiments)


@pytest.mark.parametrize(
    ("wrong", "pattern"),
    [
        ("straight apostrophe or quotation mark", r"['\"]"),
        ("no thin no-break space before a high sign", r"(?<!\u202f)[;?!]"),
        ("no no-break space before a colon", r"(?<!\u00a0):(?!//|\d)"),
        ("no no-break space inside quotation marks", r"«(?!\u00a0)|(?<!\u00a0)»"),
        ("three dots", r"\.\.\."),
        ("a breaking space before a unit", r"\d (?:h|km|m|€|%|ans|ha)\b"),
    ],
)
def test_french_typography_is_right(pages, wrong, pattern):
    pieces = [(page.url_path, piece) for page in pages for piece in [*pieces_of(page), page.disclaimer]]
    pieces += [
        (term.slug, f"{term.title} {term.description}") for m in (Topic, Audience) for term in french(m)
    ]
    assert [(where, piece) for where, piece in pieces if re.search(pattern, piece)] == []


def test_every_topic_has_a_woven_picture():
    assert Topic.objects.count() >= 12
    assert set(Topic.objects.values_list("picture", flat=True)) <= set(drawings())


def test_every_topic_and_audience_is_used(pages):
    assert {term for page in pages for term in page.topics.all()} == set(french(Topic))
    assert {term for page in pages for term in page.audiences.all()} == set(french(Audience))


def test_some_news_will_be_published_and_withdrawn_later():
    assert NewsPage.objects.filter(live=False, go_live_at__isnull=False).exists()
    assert NewsPage.objects.filter(live=True, expire_at__isnull=False).exists()


def test_menus_and_footers_lead_somewhere():
    portal = get_portal()
    for home in french(HomePage):
        navigation = navigation_for(portal.by_slug[home.slug], "fr")
        assert len(navigation.menu) == len(home.menu)
        assert not navigation.is_long
        assert sum(len(column.links) for column in navigation.footer) >= 8
