"""Words that name a city: « piscine roubaix » also asks for the swimming pool of Roubaix.

Pages of a city seldom say where they are: their site does. So a word of a question is met by a
document that holds it, or that has the value it names, in any facet of proper nouns (its city, a city
that shows it, a city that an experiment concerns). Nothing is stored for it: a city with a new name is
found by it at once, and documents that do say the name still come first.
"""

from core import generation
from core.sites import get_portal
from search import bitmaps
from search.analysis import spellings, tokens
from search.registry import facet_labels, facets


def named_by(asked, index, language, *, is_unfinished=False):
    """The documents that have a value which the word names (or begins, while it is being typed)."""
    return bitmaps.union(
        index.bits(facet, value)
        for facet, value, words in _names(language)
        if any(words.issuperset(reading) for reading in asked.readings)
        or (is_unfinished and asked.beginning and any(word.startswith(asked.beginning) for word in words))
    )


def spellings_of_names(language):
    """{written word: token} of every name, whole and in parts: « marcq-en-barœul », « marcq »."""
    labels = [label for _, label in _labels(language)]
    return spellings("\n".join([*labels, *(label.replace("-", " ") for label in labels)]), language)


def _names(language):
    """(facet, value, tokens of its name) of every proper noun, made once per generation."""
    return generation.held(
        f"names {language}",
        lambda number: [(*key, frozenset(tokens(label, language))) for key, label in _labels(language)],
    )


def _labels(language):
    portal = get_portal()
    return [
        ((name, value), str(label))
        for name, facet in facets().items()
        if facet.are_names
        for value, label in facet_labels(name, portal, language).items()
    ]
