"""The documents that words of a question name by a value of theirs (search.names)."""

from search.database import bitmaps
from search.names import named_by


def documents_named(words, index, language, *, is_unfinished=False):
    """For each word, the set of documents that have a value it names."""
    named = named_by(words, language, is_unfinished=is_unfinished)
    return [bitmaps.union(index.bits(*value) for value in values) for values in named]
