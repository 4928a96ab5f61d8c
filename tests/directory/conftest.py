"""A town with a directory, seen by a visitor."""

import pytest

from core import generation, routing
from search import snapshot
from search.projection import catch_up
from tests.directory.factories import town


@pytest.fixture(autouse=True)
def cold_process():
    """Generations and versions start over with each test: nothing held may pass to the next."""
    for forget in (generation.forget, routing.forget, snapshot.forget):
        forget()
    yield
    generation.end_request()


@pytest.fixture
def tourcoing(db):
    """`home` and `directory` of Tourcoing."""
    return town("tourcoing")


@pytest.fixture
def visit(client):
    """`visit("/fr/lieux/")`: what a visitor of Tourcoing reads, once the index is up to date."""

    def get(path, city="tourcoing"):
        catch_up()
        return client.get(path, headers={"host": f"{city}.localhost"})

    return get
