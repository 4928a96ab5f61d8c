"""Generated documents: French-like words as frequent as words are, with the facets of tests/search."""

import math
import random
from itertools import accumulate
from pathlib import Path

from tests.search import documents

WORDS, FORM_OF_LAW = 30_000, 12
# What a town writes about most, the most frequent first; what says nothing; syllables of invented words.
HEAD, FILLING, STARTS, VOWELS = (
    part.split() for part in Path(__file__).with_name("words.txt").read_text().split("\n\n")
)
ENDS = ["", "l", "r", "n", "nt", "sse", "tion", "ment", "que", "teur", "té", "ge", "lle", "che"]
PHRASES = {
    "conseil municipal": 0.03,
    "budget participatif": 0.02,
    "fête de la musique": 0.01,
    "marché de Noël": 0.008,
    "rendez-vous": 0.03,
    "droit au logement": 0.004,
    "journées du patrimoine": 0.006,
    "transition énergétique": 0.02,
}
TOPICS = tuple(f"theme-{number}" for number in range(20))
AUDIENCES = tuple(f"public-{number}" for number in range(8))


def vocabulary(chance):
    """30,000 different words, real ones first."""
    words = dict.fromkeys(HEAD)
    while len(words) < WORDS:
        syllables = range(chance.choice((1, 1, 2, 2, 3)))
        word = "".join(chance.choice(STARTS) + chance.choice(VOWELS) for _ in syllables)
        words[word + chance.choice(STARTS) + chance.choice(VOWELS) + chance.choice(ENDS)] = None
    return list(words)


class Corpus:
    """The same documents in the same order for every engine."""

    def __init__(self):
        self._chance = random.Random(59)
        self.words = vocabulary(self._chance)
        # Zipf's law as Mandelbrot corrected it: the first word stands in about half of all documents.
        self._weights = list(accumulate(1 / (rank + FORM_OF_LAW) for rank in range(WORDS)))
        self._count = 0

    def facts(self, count):
        """{page id: fact} of the next documents: see tests.search.documents."""
        numbers = range(self._count, self._count + count)
        self._count += count
        return {number + 1: self._fact(number) for number in numbers}

    def _fact(self, number):
        chance = self._chance
        fact = documents.random_fact(chance, number)
        fact.occurrences = fact.occurrences[:1]
        fact.facets["topic"] = _few(chance, TOPICS, 3)
        fact.facets["audience"] = _few(chance, AUDIENCES, 2)
        fact.title = self._text(chance.randint(3, 7)).capitalize()
        fact.summary = self._text(chance.randint(10, 25))
        fact.body = self._text(chance.randint(30, 150))
        return fact

    def _text(self, length):
        """About `length` written words: two of three have a meaning, some stand in the plural."""
        chance, text = self._chance, []
        for word in chance.choices(self.words, cum_weights=self._weights, k=math.ceil(length * 0.6)):
            place = chance.random()
            text.append(word + "s" if place < 0.15 and word[-1] in "aeioutlr" else word)
            if place > 0.34:
                text.append(FILLING[int(place * 1000) % len(FILLING)])
        if length > 7:
            for phrase, share in PHRASES.items():
                if chance.random() < share / 2:
                    text.insert(chance.randrange(len(text)), phrase)
        return " ".join(text)


def _few(chance, values, most):
    """At most so many of the values; the first ones are far more frequent."""
    return sorted({values[int(len(values) * chance.random() ** 2)] for _ in range(chance.randint(0, most))})
