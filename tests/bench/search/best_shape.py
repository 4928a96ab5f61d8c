"""The shape that no one found a cheaper one for, written by hand: the documents of each lexeme straight from
the engine, scores added up in arrays, facets counted with sets of documents that are held in memory.

It knows only what these questions ask: no dates, no places, no correction, no other city, no marked words.
"""

from dataclasses import dataclass

import numpy as np
from django.db import connection

from search.database import bitmaps
from search.database.arrays import flags_of, set_of
from search.database.engines import engine
from search.scoring import FEW
from tests.bench.search.plain import PAGE, VALUES, Answer, documents, points_of_steps

FIND = {
    "sqlite": "SELECT {}, group_concat(rowid) FROM search_tokens WHERE search_tokens MATCH %s",
    "postgresql": "SELECT {}, string_agg(number::text, ',') FROM search_tokens WHERE tokens @@ %s::tsquery",
}
PHRASE = {
    "sqlite": "SELECT group_concat(rowid) FROM raw_text WHERE raw_text MATCH %s",
    "postgresql": "SELECT string_agg(number::text, ',') FROM raw_text WHERE phrases @@ %s::tsquery",
}
CARDS = "SELECT * FROM search_searchdocument WHERE number IN ({})"
TEXTS = "SELECT document_id, body FROM search_documenttext WHERE document_id IN ({})"


@dataclass
class Held:
    """What a process holds: sets of documents by facet and value, and arrays by number."""

    size: int
    listed: int
    sets: dict[tuple[str, str], int]
    published: np.ndarray
    owners: dict[str, np.ndarray]
    steps: list[np.ndarray]
    titles: list[str]

    @classmethod
    def read(cls, steps, now):
        """Read all that there is; `steps` are the conditions that give points."""
        rows = [row for row, _ in documents(steps)]
        size = max(row[0] for row in rows) + 1
        published, flags, owners = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=bool), {}
        titles, sets, listed, met = [""] * size, {}, [], [flags.copy() for _ in steps]
        for number, is_french, at, until, *values, owner, of_steps, title in rows:
            published[number], titles[number] = at, title
            for place in bitmaps.numbers_of(of_steps):
                met[place][number] = True
            owners.setdefault(owner, flags.copy())[number] = True
            if is_french and (until is None or until > now):
                listed.append(number)
            for facet, bits in zip(VALUES, values, strict=True):
                for place in bitmaps.numbers_of(bits):
                    sets.setdefault((facet, VALUES[facet][place]), []).append(number)
        sets = {key: bitmaps.of_numbers(numbers) for key, numbers in sets.items()}
        return cls(size, bitmaps.of_numbers(listed), sets, published, owners, met, titles)

    def union(self, facet, values):
        """The documents that have one of a set of values."""
        chosen = (self.sets[facet, VALUES[facet][place]] for place in bitmaps.numbers_of(values))
        return bitmaps.union(chosen)


def answer(plain, held):
    """What the questions of the bench are answered with, cards included."""
    if not plain.plan.words:
        return Answer(0, [], {})
    found, size = _found(plain.plan), held.size
    base = held.listed & held.union("city", plain.city)
    weights = np.zeros(size, dtype=np.int32)
    for word in plain.plan.words:
        weights[_one_of(word.held, found)] += word.weight
    hits = set_of(np.nonzero(weights >= plain.plan.strict)[0], size)
    for phrase in plain.plan.phrases:
        hits &= set_of(_phrase(phrase), size)
    if (hits & base).bit_count() < FEW and plain.plan.loose < plain.plan.strict:
        hits = set_of(np.nonzero(weights >= plain.plan.loose)[0], size)
    hits &= base
    chosen = {name: held.union(name, values) for name, values in plain.chosen.items()}
    narrowed = {name: _all(hits, chosen, name) for name in VALUES}
    counts = {
        name: {value: n for value in values if (n := (held.sets[name, value] & narrowed[name]).bit_count())}
        for name, values in VALUES.items()
    }
    bits = _all(hits, chosen)
    numbers = np.nonzero(flags_of(bits, size))[0]
    page = _page(plain, held, numbers, found)
    _read_cards(page)
    return Answer(len(numbers), page, counts)


def _found(plan):
    """{term: the documents that have it}, in one statement."""
    part = FIND[connection.vendor]
    statement = " UNION ALL ".join(part.format(place) for place in range(len(plan.terms)))
    with connection.cursor() as cursor:
        cursor.execute(statement, [engine().match(term) for term in plan.terms])
        return {plan.terms[place]: _array(numbers) for place, numbers in cursor.fetchall()}


def _array(numbers):
    return np.fromstring(numbers or "", dtype=np.int32, sep=",")


def _phrase(phrase):
    text = f'"{phrase}"' if connection.vendor == "sqlite" else " <-> ".join(phrase.split())
    with connection.cursor() as cursor:
        cursor.execute(PHRASE[connection.vendor], [text])
        return _array(cursor.fetchone()[0])


def _one_of(ways, found):
    numbers = [_all_of(terms, found) for terms in ways]
    return numbers[0] if len(numbers) == 1 else np.unique(np.concatenate(numbers))


def _all_of(terms, found):
    numbers = found[terms[0]]
    for term in terms[1:]:
        numbers = np.intersect1d(numbers, found[term], assume_unique=True)
    return numbers


def _all(bits, chosen, but=None):
    for name, selected in chosen.items():
        if name != but:
            bits &= selected
    return bits


def _page(plain, held, numbers, found):
    """The first twenty of some documents."""
    if plain.sort == "titre":
        return sorted(numbers.tolist(), key=lambda number: (held.titles[number], number))[:PAGE]
    published = held.published[numbers]
    if plain.sort == "pertinence":
        scores = _scores(plain, held, found)[numbers]
        if len(numbers) > PAGE:  # only what is as good as the twentieth is sorted
            best = scores >= np.partition(scores, -PAGE)[-PAGE]
            numbers, scores, published = numbers[best], scores[best], published[best]
        return numbers[np.lexsort((-numbers, -published, -scores))][:PAGE].tolist()
    way = 1 if plain.sort == "ancien" else -1
    return numbers[np.lexsort((way * numbers, way * published))][:PAGE].tolist()


def _scores(plain, held, found):
    """Of every document."""
    scores = np.zeros(held.size, dtype=np.int32)
    for word in plain.plan.words:
        for ways in word.places:
            best = scores if len(ways) == 1 else np.zeros(held.size, dtype=np.int32)
            for way in sorted(ways, key=lambda way: way.points):
                if best is scores:
                    scores[_all_of(way.terms, found)] += way.points
                else:
                    best[_all_of(way.terms, found)] = way.points
            scores += best if best is not scores else 0
    for way in plain.plan.ways:
        scores[_all_of(way.terms, found)] += way.points
    own, points = points_of_steps(plain.plan)
    for met, step in zip(held.steps, points, strict=True):
        scores[met] += step
    if own:
        scores[held.owners[plain.owner]] += own
    return scores


def _read_cards(numbers):
    places = ",".join(map(str, numbers))
    with connection.cursor() as cursor:
        for statement in (CARDS, TEXTS) if numbers else ():
            cursor.execute(statement.format(places))
            cursor.fetchall()
