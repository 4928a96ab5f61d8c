"""Documents written with known words, and what a question must find in them, in which order: counted word by
word and document by document, without the analyser and without any engine."""

import math
import random
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain, pairwise

from search.scoring import FEW, FOR_EXACT_TITLE, WEIGHTS
from tests.search import documents, oracle

# {what the index holds: how people write it}
WORDS = {
    "velo": ("vélo", "Vélos", "VÉLO", "velo"),
    "velodrome": ("vélodrome", "vélodromes"),
    "atelier": ("l’atelier", "ateliers", "d'atelier"),
    "travail": ("travaux", "travail"),
    "lieu": ("lieux", "Lieu"),
    "lieue": ("lieue", "lieues"),
    "tri": ("tri", "Tris"),
    "tribunal": ("tribunal",),
    "numerique": ("numérique", "numériques"),
    "coeur": ("cœur", "coeurs"),
    "c++": ("C++", "c++"),
    "weekend": ("week-end", "week‑ends"),
    "obrien": ("O’Brien", "o'brien"),
    "2026": ("2026",),
    "rare": ("rare",),
}
# Words of every document of the city, whether its texts say them or not.
CITIES = {
    "roubaix": ("Roubaix", "ROUBAIX"),
    "tourcoing": ("Tourcoing", "tourcoing"),
    "marcq": ("Marcq-en-Barœul", "Marcq-en-Baroeul"),
}
# {word: its parts, where it has some}
PARTS = {"weekend": ("week", "end"), "obrien": ("o", "brien"), "marcq": ("marcq", "baroeul")}
# What people have typed of a word so far, and what nobody ever wrote.
UNFINISHED = {"velodro": "vélodro", "tribuna": "tribuna", "numeriqu": "numériqu"}
UNKNOWN = {"zzyzx": "zzyzx"}
FREQUENT = [word for word in WORDS if word != "rare"]
FILLING = ("le", "la", "de", "et", "dans les", "aux", "pour")


@dataclass
class Texts:
    """The words of one document as rows, in order; one way to write each, so that it is counted once."""

    title: list
    summary: list
    body: list
    spelled: dict = field(default_factory=dict)

    @property
    def rows(self):
        return self.title, self.summary, self.body

    @property
    def held(self):
        return set(chain.from_iterable(self.rows))


def written(chance, word):
    return chance.choice((WORDS | CITIES | {w: (t,) for w, t in (UNFINISHED | UNKNOWN).items()})[word])


def text_of(chance, words, spelled):
    for word in words:
        spelled.setdefault(word, written(chance, word))
    return " ".join(f"{spelled[word]} {chance.choice(FILLING)}" for word in words)


def random_facts(seed, count):
    """{page id: fact} with a title, a summary and a body; `texts` are their words."""
    chance, facts = random.Random(seed), documents.random_facts(seed, count)
    for fact in facts.values():
        title, summary, body = (chance.sample(FREQUENT, most) for most in (2, chance.randint(0, 2), 3))
        body += chance.choices(body, k=chance.choice((0, 0, 1, 4)))
        body += ["rare"] if chance.random() < 0.02 else []
        body += [chance.choice(list(CITIES))] if chance.random() < 0.1 else []
        fact.texts = Texts(title, summary, body)
        fact.title, fact.summary, fact.body = (
            text_of(chance, words, fact.texts.spelled) for words in fact.texts.rows
        )
    return facts


class Question:
    """`asked` are words of this module; the last one may be of UNFINISHED. `facts` are all there are, of
    which those in a language are asked. `words` are those that somebody has, in whatever language."""

    def __init__(self, asked, facts, city, language="fr"):
        self.facts, self.city = [fact for fact in facts if fact.facets["locale"] == [language]], city
        self.asked, self.is_single = asked, len(asked) == 1
        self.names = {word for word in asked if word in CITIES}
        self.words = [word for word in asked if self.is_known(word)]

    def is_known(self, word):
        return word in self.names or self.count(word) > 0

    def count(self, word):
        return sum(self.has(fact, word) for fact in self.facts)

    def has(self, fact, word):
        """Whether its texts say so. An unfinished word is met by what begins so."""
        return any(self._is(held, word) for held in fact.texts.held)

    def holds(self, fact, word):
        return self.has(fact, word) or (word in CITIES and word in fact.facets["city"])

    def weight(self, word):
        if self.is_single:
            return 32
        count, every = self.count(word) or 1, len(self.facts)
        weight = max(1, round(WEIGHTS.per_power * math.log1p((every - count + 0.5) / (count + 0.5))))
        return min(weight, 8) if self._is_place(word) else weight

    def _is_place(self, word):
        return word in self.names and not self.is_single

    def found(self, seen):
        """Of all facts, those that are found from a scope whose facts are `seen`."""
        strict = self.strict()
        return strict if sum(fact in seen for fact in strict) >= FEW else self.loose()

    def strict(self):
        percent = WEIGHTS.strict_of_two if len(self.words) == 2 else WEIGHTS.strict
        return self._holding(sum(self._telling().values()) * percent)

    def loose(self):
        weights = self._telling().values()
        return self._holding(min(max(weights, default=0) * 100, sum(weights) * WEIGHTS.loose))

    def _telling(self):
        return {word: self.weight(word) for word in self.words if not self._is_place(word)}

    def _holding(self, least):
        telling = self._telling()
        return [
            fact
            for fact in self.facts
            if self.words
            and all(self.holds(fact, word) for word in self.words if self._is_place(word))
            and sum(weight for word, weight in telling.items() if self.holds(fact, word)) * 100 >= least
        ]

    def score(self, fact):
        total = sum(0 if self._is_place(word) else self.weight(word) for word in self.words)
        return (
            sum(self.weight(word) * self._worth(fact, word) for word in self.words)
            + sum(self._beside(fact, *both) for both in pairwise(self.words))
            + (FOR_EXACT_TITLE if _row(fact.texts.title) == _row(self.asked) else 0)
            + sum(total * percent // 100 for percent in self._steps(fact))
        )

    def _worth(self, fact, word):
        texts = fact.texts
        times = max((texts.body.count(held) for held in texts.body if self._is(held, word)), default=0)
        return (
            WEIGHTS.anywhere * self.has(fact, word)
            + WEIGHTS.title * any(self._is(held, word) for held in texts.title)
            + WEIGHTS.summary * any(self._is(held, word) for held in texts.summary)
            + WEIGHTS.twice * (times >= 2)
            + WEIGHTS.often * (times >= 4)
        )

    def _is(self, held, word):
        return held.startswith(word) if word in UNFINISHED else held == word

    def _beside(self, fact, one, other):
        if self._is_place(one) or self._is_place(other):
            return 0
        wanted = (_row([one])[-1], _row([other])[0])
        is_there = any(wanted in pairwise(_row(row)) for row in fact.texts.rows)
        return min(self.weight(one), self.weight(other)) * WEIGHTS.pair * is_there

    def _steps(self, fact):
        yield WEIGHTS.this_year * ("2026" in fact.facets["year"] or fact.facets["kind"] != ["news"])
        yield WEIGHTS.own_city * (self.city in fact.facets["owner"])
        soon = oracle.whole(oracle.FRIDAY, oracle.FRIDAY + timedelta(days=13))
        cells = [
            (*cell, date.start.astimezone(documents.PARIS).date())
            for date in fact.occurrences
            if date.status not in ("cancelled", "postponed")
            for cell in oracle.cells_left(fact, date, True)
        ]
        yield WEIGHTS.soon * any(soon(*cell) for cell in cells)


def _row(words):
    return list(chain.from_iterable(PARTS.get(word, (word,)) for word in words))
