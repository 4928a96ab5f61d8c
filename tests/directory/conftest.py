"""A town with a directory, seen by a visitor."""

from tests.built_once import built_once
from tests.directory.factories import town


@built_once
def tourcoing():
    """`home` and `directory` of Tourcoing."""
    return town("tourcoing")
