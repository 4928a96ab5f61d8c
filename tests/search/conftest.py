"""What every test of search may rely on."""

import pytest

from search.database import phrases
from tests.elastic_index import elastic, elasticsearch_server, engine  # noqa: F401 (fixtures)


@pytest.fixture(autouse=True)
def cold_index():
    """No test answers from what another one read."""
    phrases.forget()


@pytest.fixture
def media_folder(tmp_path, settings):
    """Uploads of one test."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path
