"""Words that depend on how many there are."""

from types import SimpleNamespace

import pytest
from django.utils import translation

from cms_pages.brief import facts
from cms_pages.documents import count_experiments, count_news, count_pages, experiment_said_again
from search.models import SearchDocument


@pytest.fixture(autouse=True)
def in_french():
    with translation.override("fr"):
        yield


@pytest.mark.parametrize(
    ("count", "total", "words"),
    [
        (count_news, 0, "Aucune actualité"),
        (count_news, 1, "1 actualité"),
        (count_news, 30, "30 actualités"),
        (count_experiments, 0, "Aucune expérimentation"),
        (count_experiments, 11, "11 expérimentations"),
        (count_pages, 0, "Aucune page"),
        (count_pages, 2, "2 pages"),
    ],
)
def test_a_list_is_counted_in_the_word_of_its_kind(count, total, words):
    assert count(total) == words


@pytest.mark.parametrize(
    ("slugs", "term"), [(["roubaix"], "Ville concernée"), (["marcq", "roubaix"], "Villes concernées")]
)
def test_an_experiment_names_the_cities_it_concerns(slugs, term):
    communes = [SimpleNamespace(slug=slug, name=slug.title()) for slug in ("roubaix", "tourcoing", "marcq")]
    page = SimpleNamespace(
        when="", place="", participants="", partners="", status="done", get_status_display=lambda: ""
    )
    own = SimpleNamespace(card={"cities": slugs})
    city = SimpleNamespace(languages=("fr",))
    request = SimpleNamespace(portal=SimpleNamespace(communes=communes), city=city)
    assert term in [fact["term"] for fact in facts(page, own, request)]


def test_a_list_in_another_language_says_the_state_of_an_experiment_in_its_words():
    document = SearchDocument(card={"status": {"kind": "done", "label": "Terminée"}, "when": "mars 2026"})
    with translation.override("en"):
        said = experiment_said_again(document)
    assert said == {"status": {"kind": "done", "label": "Done"}, "own_words": "mars 2026"}
