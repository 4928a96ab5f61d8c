"""A town with a directory, seen by a visitor."""

import pytest

from tests.built_once import built_once
from tests.directory.factories import town


@built_once
def tourcoing():
    """`home` and `directory` of Tourcoing."""
    return town("tourcoing")


@pytest.fixture
def admin_index(settings):
    """Pages are found in the admin's search box, as in the portal."""
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
