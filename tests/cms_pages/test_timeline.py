from types import SimpleNamespace

import pytest
from django.utils.translation import override

from cms_pages.timeline import where, woven


def city(name):
    return SimpleNamespace(slug=name.lower(), name=name)


COMMUNES = tuple(city(name) for name in ("Roubaix", "Tourcoing", "Marcq"))


@pytest.fixture(autouse=True)
def in_french():
    with override("fr"):
        yield


@pytest.mark.parametrize(
    ("slugs", "words"),
    [
        ((), ""),
        (("marcq",), "Marcq"),
        (("tourcoing", "roubaix"), "Roubaix et Tourcoing"),
        (("marcq", "tourcoing", "roubaix"), "les trois villes"),
        (("ailleurs",), ""),
    ],
)
def test_cities_are_named_in_the_order_of_the_threads(slugs, words):
    assert where(slugs, COMMUNES) == words


def test_all_cities_can_be_named_one_by_one():
    assert where(("marcq", "tourcoing", "roubaix"), COMMUNES, names_all=True) == "Roubaix, Tourcoing et Marcq"


def test_four_cities_are_all_the_cities():
    communes = (*COMMUNES, city("Wasquehal"))
    assert where([commune.slug for commune in communes], communes) == "toutes les villes"


def test_loom_without_experiments_has_a_title_and_no_pick():
    loom = woven([], SimpleNamespace(communes=COMMUNES))
    assert (loom.title, loom.entries) == ("Sur la même frise", ())
