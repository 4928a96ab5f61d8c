"""A hub and two cities with a newsroom and a lab, seen by a visitor."""

from types import SimpleNamespace

import pytest

from core import generation, routing
from search import snapshot
from search.projection import catch_up
from tests.cms_pages.factories import ExperimentIndexPageFactory, NewsIndexPageFactory, make_city


@pytest.fixture(autouse=True)
def cold_process():
    """Generations and versions start over with each test: nothing held may pass to the next."""
    for forget in (generation.forget, routing.forget, snapshot.forget):
        forget()
    yield
    generation.end_request()


@pytest.fixture
def portal(db):
    """Homes of `hub`, `tourcoing` and `roubaix`; `news` of Tourcoing and `lab` of the hub."""
    homes = {slug: make_city(slug, is_hub=slug == "hub") for slug in ("hub", "tourcoing", "roubaix")}
    news = NewsIndexPageFactory(parent=homes["tourcoing"], title="Actualités", slug="actualites")
    lab = ExperimentIndexPageFactory(parent=homes["hub"], title="Labo", slug="labo")
    return SimpleNamespace(**homes, news=news, lab=lab)


@pytest.fixture
def visit(client):
    """`visit("/fr/")`: what a visitor of Tourcoing reads, once the index is up to date."""

    def get(path, city="tourcoing"):
        catch_up()
        return client.get(path, headers={"host": f"{city}.localhost"})

    return get
