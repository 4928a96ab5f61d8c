"""A town with a directory, seen by a visitor."""

from directory.services import load_categories
from tests.built_once import built_once
from tests.directory.factories import town
from tests.rows import french


@built_once
def tourcoing():
    """`home` and `directory` of Tourcoing."""
    return town("tourcoing")


@built_once
def categories():
    """The shipped tree of categories, in French."""
    french()
    load_categories()
