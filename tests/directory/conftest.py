"""A town with a directory, seen by a visitor."""

import pytest

from tests.directory.factories import town


@pytest.fixture
def tourcoing(db):
    """`home` and `directory` of Tourcoing."""
    return town("tourcoing")
