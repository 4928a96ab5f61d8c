"""Words that depend on how many there are."""

from types import SimpleNamespace

import pytest
from django.utils import translation

from cms_pages.brief import facts
from cms_pages.documents import count_experiments, count_news, count_pages


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
    request = SimpleNamespace(portal=SimpleNamespace(communes=communes))
    assert term in [fact["term"] for fact in facts(page, own, request)]
