"""Words that name a city: « piscine roubaix » also asks for the swimming pool of Roubaix.

Pages of a city seldom say where they are: their site does. So a word of a question is met by a
document that holds it, or that has the value it names, in any facet of proper nouns (its city, a city
that shows it, a city that an experiment concerns). Nothing is stored for it: a city with a new name is
found by it at once, and documents that do say the name still come first.
"""

from dataclasses import dataclass
from itertools import chain

from core import generation
from core.sites import get_portal
from search.analysis import fold, readings, spellings, written_words
from search.registry import facet_labels, facets

# A name that is being typed lacks its last letters at most.
MOST_UNTYPED = 2


def named_by(words, language, *, is_unfinished=False):
    """For each word of a question, the {(facet, value)} it names: whole (« marcq », as in the address of the
    site), with the words beside it (« marcq en baroeul »), or all but its last letters while it is being
    typed."""
    named = [set() for _ in words]
    for facet, value, name in _names(language):
        places = set(name.places(words))
        if is_unfinished and words and name.may_become(words[-1].beginning):
            places.add(len(words) - 1)
        for place in places:
            named[place].add((facet, value))
    return named


@dataclass(frozen=True)
class Name:
    """A proper noun: the ways to write it, each a row of tokens, and its letters."""

    ways: frozenset[tuple[str, ...]]
    letters: str

    def places(self, words):
        """The places of the words of a question that are this name."""
        for place, word in enumerate(words):
            if self.ways.intersection(word.readings):
                yield place
        rows = [word.readings[-1] for word in words]
        for first in range(len(rows)):
            for last in range(first + 2, len(rows) + 1):
                if tuple(chain.from_iterable(rows[first:last])) in self.ways:
                    yield from range(first, last)

    def may_become(self, beginning):
        """Whether a folded beginning is nearly the whole name."""
        return (
            bool(beginning)
            and self.letters.startswith(beginning)
            and (len(beginning) >= len(self.letters) - MOST_UNTYPED)
        )


def spellings_of_names(language):
    """{written word: token} of every name, whole and in parts: « marcq-en-barœul », « marcq »."""
    labels = [label for _, label in _labels(language)]
    return spellings("\n".join([*labels, *(label.replace("-", " ") for label in labels)]), language)


def _names(language):
    """(facet, value, Name) of every proper noun, made once until a city changes."""
    return generation.held(
        f"names {language}",
        lambda: [
            (facet, value, Name(_ways(label, language) | _ways(value, language), fold(label)))
            for (facet, value), label in _labels(language)
        ],
        (),
    )


def _ways(text, language):
    """« Marcq-en-Barœul » is one token, or two; « Villeneuve d’Ascq » is two."""
    found = [read for _, _, word in written_words(text, language) if (read := readings(word, language))]
    whole = found[0] if len(found) == 1 else ()
    return frozenset({*whole, tuple(chain.from_iterable(read[-1] for read in found))} - {()})


def _labels(language):
    portal = get_portal()
    return [
        ((name, value), str(label))
        for name, facet in facets().items()
        if facet.are_names
        for value, label in facet_labels(name, portal, language).items()
    ]
