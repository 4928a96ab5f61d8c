"""What residents ask is counted on kept answers too, kept after three days, and never with somebody in it."""

import gzip
from datetime import timedelta

import pytest
import time_machine
from django.core.wsgi import get_wsgi_application
from django.test import Client
from django.utils import timezone

from core.models import CitySettings
from core.wsgi import KeptAnswers
from search.workbench import counting, storing
from search.workbench.models import AskedDigest, AskedQuestion, Synonym
from search.workbench.personal import is_about_somebody, may_be_a_name
from search.workbench.storing import Asked
from tests.built_once import built_once
from tests.search import index
from tests.wsgi import ask as asked

PAGE = "/fr/recherche/"


@pytest.fixture(autouse=True)
def nothing_waits():
    """No test counts what another one asked."""
    counting._waiting.clear()
    yield
    counting._waiting.clear()


@built_once
def towns():
    """Two towns with a page each."""
    for slug in ("tourcoing", "roubaix"):
        index.news(index.newsroom(slug), "Fête du vélo", introduction="Avec Marie Curie.")
    index.follow()


def waiting():
    """{words: [asks, refined, followed]}."""
    return {asked.words: counts for asked, counts in counting._waiting.items()}


def ask(path, **headers):
    return Client(headers={"host": index.HOST, **headers}).get(path)


@pytest.mark.django_db(transaction=True)
def test_ten_asks_of_a_kept_page_count_ten_and_a_synonym_changes_the_page():
    for slug in ("tourcoing", "roubaix"):
        index.news(index.newsroom(slug), "Fête du vélo")
    pages = {slug: f"{slug}.localhost" for slug in ("tourcoing", "roubaix")}
    portal = KeptAnswers(get_wsgi_application())
    for _ in range(10):
        for host in pages.values():
            assert b"zinzin" in gzip.decompress(asked(portal, f"{PAGE}?q=zinzin", HTTP_HOST=host)[2])
    assert list(counting._waiting.values()) == [[10, 0, 0], [10, 0, 0]]
    Synonym.objects.create(
        city=CitySettings.objects.get(slug="roubaix"), language="fr", words="zinzin = vélo"
    )
    assert "Fête" in index.read(f"{PAGE}?q=zinzin", pages["roubaix"]).content.decode()
    assert "Fête" not in index.read(f"{PAGE}?q=zinzin", pages["tourcoing"]).content.decode()


@pytest.mark.django_db
def test_filters_make_it_refined_and_other_pages_and_marks_of_campaigns_count_nothing(towns):
    ask(f"{PAGE}?q=Vélo&utm_source=lettre")
    ask(f"{PAGE}?q=velo&tri=date")
    ask(f"{PAGE}?q=velo&page=2")
    assert waiting() == {"velo": [1, 1, 0]}


@pytest.mark.django_db
def test_a_page_that_is_opened_from_results_is_followed(towns):
    ask("/fr/", referer=f"http://{index.HOST}{PAGE}?q=velo")
    ask("/fr/", referer=f"http://ailleurs.example{PAGE}?q=velo")
    assert waiting() == {"velo": [0, 0, 1]}


@pytest.mark.django_db
def test_nothing_is_kept_of_who_is_signed_in_or_of_an_address_that_does_not_exist(towns, settings):
    client = Client(headers={"host": index.HOST})
    client.cookies[settings.SESSION_COOKIE_NAME] = "x"
    client.get(f"{PAGE}?q=velo")
    ask("/nl/recherche/?q=velo")
    assert waiting() == {}


def counted(words, day, asks=1):
    """Written on a day; today is day 0."""
    city = CitySettings.objects.get(slug="tourcoing").pk
    with time_machine.travel(timezone.now() + timedelta(days=day), tick=False):
        storing.store({Asked(city, "fr", words): [asks, 0, 0]})


@pytest.mark.django_db
def test_a_question_is_readable_once_it_was_asked_on_three_days(towns):
    counted("trottinette", 0)
    counted("trottinette", 0)
    counted("trottinette", 1, asks=4)
    assert not AskedQuestion.objects.exists()
    assert "trottinette" not in str(AskedDigest.objects.values())
    counted("trottinette", 2)
    counted("trottinette", 2)
    assert list(AskedQuestion.objects.order_by("day").values_list("asks", flat=True)) == [2, 4, 2]
    assert not AskedDigest.objects.exists()


@pytest.mark.django_db
def test_digests_go_after_a_month_and_questions_after_a_year(towns):
    for day in (-400, -399, -398, -31, 0):
        counted("trottinette", day)
        counted("hamac", day)
    AskedQuestion.objects.filter(words="hamac").delete()
    counted("hamac", -40)
    storing.erase()
    assert AskedQuestion.objects.filter(words="trottinette").count() == 2
    assert not AskedDigest.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["jean dupont", "famille benali", "lefebvre vandamme", "mme curie"])
def test_a_name_is_never_kept(towns, words):
    for day in range(4):
        counted(words, day)
    assert not AskedQuestion.objects.exists()


@pytest.mark.django_db
def test_a_name_of_a_public_page_and_a_word_of_no_page_are_kept(towns):
    assert not may_be_a_name("marie curie", "fr")
    assert not may_be_a_name("trottinette", "fr")
    assert not may_be_a_name("fete trottinette", "fr")


@pytest.mark.parametrize(
    "typed",
    [
        "12 rue des Arts",
        "rue des arts 12 bis",
        "06 12 34 56 78",
        "moi@example.org",
        "https://example.org/moi",
        "dossier 123456",
        "8, place de la Liberté",
    ],
)
def test_what_says_where_somebody_lives_or_is_reached_is_not_counted(typed):
    assert is_about_somebody(typed)


@pytest.mark.parametrize("typed", ["piscine", "rue des Arts", "permis 2026", "bus 12", "50L"])
def test_what_says_nothing_of_somebody_is_counted(typed):
    assert not is_about_somebody(typed)
