"""Words that name a value of a facet: « piscine roubaix » also asks for the swimming pool of Roubaix,
« coiffeur » for whatever stands under « Coiffure ».

Pages of a city seldom say where they are: their site does; and a hairdresser's page may say neither
« coiffeuse » nor « barbier ». So a word of a question is met by a document that holds it, or that has the
value it names: proper nouns (its city, a city that shows it, a city that an experiment concerns), and the
labels and search words of what things are and are about (categories, topics, audiences, kinds). Nothing is
stored for it: a new name and an editor's new word work at once.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from django.utils.translation import override

from core import generation
from core.sites import get_portal
from search.analysis import fold, readings, spellings, written_words
from search.registry import facet_labels, facets

# A name that is being typed lacks its last letters at most.
MOST_UNTYPED = 2
# A shorter one is known when it is whole: « caf » is no unfinished « café ».
SHORTEST_UNFINISHED = 5

Values = frozenset[tuple[str, str]]
NO_VALUES: Values = frozenset()


@dataclass(frozen=True)
class Name:
    """One name of a value."""

    facet: str
    value: str
    text: str

    @property
    def may_be_unfinished(self):
        """Not the « marcq » of an address: « marc » is somebody else."""
        return self.text != self.value and len(self.text) >= SHORTEST_UNFINISHED


def values_named_by(words, language, *, is_unfinished=False):
    """For each word of a question, the {(facet, value)} it names: whole (« coiffeuses »), with the words
    beside it (« marcq en baroeul », « salon de thé »), or without its last letters while it is being
    typed."""
    return met(words, _names(language), is_unfinished=is_unfinished)


def spellings_of_names(language):
    """{written word: token} of every name, whole and in parts: « marcq-en-barœul », « marcq »."""
    texts = [name.text for name in _every_name(language)]
    return spellings("\n".join([*texts, *(text.replace("-", " ") for text in texts)]), language)


@dataclass(frozen=True)
class Index:
    """Values by what is typed of their names: `whole` by rows of tokens, and `unfinished` by letters without
    the last ones."""

    whole: dict[tuple[str, ...], frozenset]
    unfinished: dict[str, frozenset] = field(default_factory=dict)

    @cached_property
    def longest(self) -> int:
        """How many tokens the longest row has."""
        return max(map(len, self.whole), default=0)

    @classmethod
    def of(cls, names: Iterable[Name], language: str) -> "Index":
        """That of some names."""
        whole, unfinished = defaultdict(set), defaultdict(set)
        for name in names:
            value = name.facet, name.value
            for way in rows_of(name.text, language):
                whole[way].add(value)
            letters = fold(name.text)
            for untyped in range(MOST_UNTYPED + 1) if name.may_be_unfinished else ():
                unfinished[letters[: len(letters) - untyped]].add(value)
        return cls(
            *({key: frozenset(values) for key, values in table.items()} for table in (whole, unfinished))
        )


def met(words, names, *, is_unfinished=False):
    """For each word of a question, what an Index has for it alone or with the words beside it."""
    named = [set() for _ in words]
    for place, word in enumerate(words):
        for reading in word.readings:
            named[place] |= names.whole.get(reading, NO_VALUES)
    rows = [word.readings[-1] for word in words]
    for first in range(len(rows)):
        for last in range(first + 2, min(len(rows), first + names.longest) + 1):
            together = names.whole.get(tuple(chain.from_iterable(rows[first:last])), NO_VALUES)
            for place in range(first, last) if together else ():
                named[place] |= together
    if is_unfinished and words:
        named[-1] |= names.unfinished.get(words[-1].beginning, NO_VALUES)
    return named


def _names(language):
    """The Index of every name, made once until a city or a term changes."""
    name, cities = f"names {language}", (generation.CITIES,)
    return generation.held(name, lambda: Index.of(_every_name(language), language), cities, is_noted=False)


def rows_of(text, language):
    """The rows of tokens of words: « Marcq-en-Barœul » is one token, or two; « Villeneuve d’Ascq »
    is two."""
    read = [found for _, _, word in written_words(text, language) if (found := readings(word, language))]
    whole = read[0] if len(read) == 1 else ()
    return frozenset({*whole, tuple(chain.from_iterable(found[-1] for found in read))} - {()})


def _every_name(language):
    portal = get_portal()
    with override(language):
        for facet in facets().values():
            if facet.are_names or facet.search_words:
                yield from _names_of(facet, portal, language)


def _names_of(facet, portal, language):
    words = facet.search_words(portal, language) if facet.search_words else {}
    for value, label in facet_labels(facet.name, portal, language).items():
        texts = [str(label), *(words.get(value) or "").split(",")]
        if facet.are_names:  # « marcq », as in the address of the site
            texts.append(value)
        for text in filter(None, map(str.strip, texts)):
            yield Name(facet.name, value, text)
