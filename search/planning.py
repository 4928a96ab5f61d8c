"""From what a visitor typed to the plan that finds it."""

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain, pairwise

from core import reads
from search.advice import corrected
from search.analysis import is_light, read_words, relatives, row_of
from search.conditions import AnyOf, Condition, Has, Not, Occurring, OpenOn
from search.days import local_day, midnight
from search.document_words import ANYWHERE, JOINT, PAIR, TITLE, exactly, pairs
from search.names import values_named_by
from search.promotions import promoted
from search.protocol import Search
from search.questions import Asked, read_question
from search.registry import KIND, document_types, facets
from search.scoring import FOR_EXACT_TITLE, FOR_PROMOTED, QUARTERS, WEIGHTS, Plan, Term, Way, Weights, Word
from search.synonyms import synonyms_of
from search.vocabulary import count_begun, rarity_of

SOON = timedelta(days=14)
# Of a question of one word, how rare it is changes nothing: its answer then need not read every document.
ONE_WORD = 32
# The name of a city beside other words says where; a document of that city need not say it.
OF_NAME = 8


def plan_of(search: Search, now: datetime, weights: Weights = WEIGHTS) -> Plan:
    """The Plan of a search with words, as the word table says now (one statement, a second one where
    nobody wrote the last word). Filters do not decide how words are read, so that choosing one never brings
    more."""
    planner = _Planner(search, now, weights, search.words)
    if text := corrected(search.words, planner.unknown, search.scope.language, search.seen.city):
        return _Planner(search, now, weights, text).plan(corrected=text)
    return planner.plan()


class _Planner:
    """Reads one text. Of its words, `unknown` are those that no document of the language has, that name
    nothing, and that begin nothing."""

    def __init__(self, search: Search, now: datetime, weights: Weights, text: str) -> None:
        self._search, self._now, self._weights, self._text = search, now, weights, text
        self._language = search.scope.language
        self._question = read_question(text, self._language)
        words = self._question.words
        tokens = {token for asked in words for reading in asked.readings for token in reading}
        self._families = {asked: _family(asked, self._language) for asked in words}
        tokens = tokens.union(*self._families.values())
        city, today = search.scope.city, local_day(now)
        self._synonyms = dict(zip(words, synonyms_of(words, self._language, city), strict=True))
        tokens = tokens.union(chain.from_iterable(chain.from_iterable(self._synonyms.values())))
        self._promoted = promoted(text, self._language, city, today)
        last = words[-1].beginning if words else ""
        self._rarity = rarity_of(tokens, self._language)
        if len(words) > 1:
            reads.note_rarity()
        is_unfinished = bool(last) and not self._count(words[-1])
        self._named = values_named_by(words, self._language, is_unfinished=is_unfinished)
        is_begun = is_unfinished and not self._named[-1]
        begun = count_begun(last, self._language) if is_begun else 0
        self._begun = min(begun, self._rarity.documents)
        self._beginning = last if self._begun else ""
        is_met = [bool(self._count(asked) or named) for asked, named in zip(words, self._named, strict=True)]
        if self._beginning:
            is_met[-1] = True
        is_met = [True] * len(words) if self._promoted else is_met
        self.unknown = tuple(asked.word for asked, met in zip(words, is_met, strict=True) if not met)

    def plan(self, *, corrected: str = "") -> Plan:
        """The Plan. With a phrase, and of stop words alone, every word is wanted."""
        words = [
            self._word(asked, frozenset(named))
            for asked, named in zip(self._question.words, self._named, strict=True)
            if asked.word not in self.unknown
        ]
        if not self._question.words:
            words = self._stop_words()
        pages = tuple((Term(lexeme),) for lexeme in self._promoted)
        words = [replace(word, held=word.held + pages) for word in words]
        total, weights = sum(word.weight for word in words), self._weights
        percent = weights.strict_of_two if len(words) == 2 else weights.strict
        is_whole = self._question.phrases or not self._question.words
        heaviest = max((word.weight for word in words), default=0)
        title = exactly(read_words(self._text, self._language))
        return Plan(
            words=tuple(words),
            pairs=tuple(self._pairs(words)),
            title=Way((Term(*title),), FOR_EXACT_TITLE) if title else None,
            promoted=tuple(Way(page, FOR_PROMOTED) for page in pages),
            steps=tuple(self._steps(total)),
            strict=total if is_whole else -(-total * percent // 100),
            loose=total if is_whole else min(heaviest, -(-total * weights.loose // 100)),
            phrases=self._question.phrases,
            unknown=self.unknown,
            corrected=corrected,
            asked=len(self._question.words),
            tokens=frozenset(
                term.lexeme[1:]
                for word in words
                for way in word.held
                for term in way
                if term.lexeme[0] in (ANYWHERE, TITLE) and not term.is_beginning
            ),
            beginning=self._beginning,
        )

    def _count(self, asked: Asked) -> int:
        """In how many documents a word stands, or else others of its family, or what editors say it means;
        a light one counts as standing in many."""
        count, of = max(map(self._rarity.of, asked.readings)), self._rarity.of
        others = [*((token,) for token in self._families[asked]), *self._synonyms[asked]]
        count = count or max(map(of, others), default=0)
        least = (
            self._rarity.documents * self._weights.light // 100 if is_light(asked.word, self._language) else 0
        )
        return max(count, least) if count else 0

    def _weight(self, count: int) -> int:
        """How much a word tells that stands in so many documents."""
        if len(self._question.words) == 1:
            return ONE_WORD
        rest = max(self._rarity.documents - count, 0)
        return max(1, round(self._weights.per_power * math.log1p((rest + 0.5) / (count + 0.5))))

    def _word(self, asked: Asked, named: frozenset[tuple[str, str]]) -> Word:
        is_last = bool(self._beginning) and asked is self._question.words[-1]
        weight = self._weight(self._begun if is_last else self._count(asked) or 1)
        ways = [(tuple(map(Term, reading)), QUARTERS) for reading in asked.readings]
        ways += [((Term(self._beginning, True),), QUARTERS)] if is_last else []
        known = sorted(token for token in self._families[asked] if self._rarity.counts.get(token))
        ways += [((Term(token),), self._weights.family) for token in known]
        ways = [(terms, (), share) for terms, share in ways] + self._of_synonyms(asked)
        is_name = any(facets()[facet].are_names for facet, _ in named)
        is_required = is_name and len(self._question.words) > 1
        weight = min(weight, OF_NAME) if is_required else weight
        return Word(
            typed=asked.word,
            weight=0 if is_required else weight,
            held=tuple(_at(ANYWHERE, terms) + beside for terms, beside, _ in ways),
            places=tuple(
                tuple(
                    Way(_at(place, terms) + beside, weight * worth * share // QUARTERS)
                    for terms, beside, share in ways
                )
                for place, worth in self._weights.places
            ),
            values=named,
            for_value=0 if is_name else weight * self._weights.value,
            is_required=is_required,
        )

    def _of_synonyms(self, asked: Asked) -> list[tuple[tuple[Term, ...], tuple[Term, ...], int]]:
        """(terms, terms that say that they stand side by side, share) of each synonym that a document has."""
        return [
            (tuple(map(Term, row)), _at(PAIR, tuple(map(Term, pairs(row)))), self._weights.synonym)
            for row in self._synonyms[asked]
            if self._rarity.of(row)
        ]

    def _stop_words(self) -> list[Word]:
        """Of a question of nothing else, the titles that hold them."""
        if self._question.phrases:
            return []
        tokens = dict.fromkeys(row_of(read_words(self._text, self._language), with_stop_words=True))
        held = [(Term(f"{TITLE}{token}"),) for token in tokens]
        return [Word(terms[0].lexeme[1:], 1, (terms,), ((Way(terms, 1),),)) for terms in held]

    def _pairs(self, words: list[Word]) -> Iterator[Way]:
        """Words of the question that stand side by side in a text, but for stop words."""
        read = {asked.word: asked.readings[-1] for asked in self._question.words}
        for one, other in pairwise(word for word in words if word.typed in read):
            lexeme = f"{PAIR}{read[one.typed][-1]}{JOINT}{read[other.typed][0]}"
            yield Way((Term(lexeme),), min(one.weight, other.weight) * self._weights.pair)

    def _steps(self, total: int) -> Iterator[tuple[Condition, int]]:
        weights, today = self._weights, local_day(self._now)
        steps: list[tuple[Condition, int]] = [
            (_lasts_or_is_of(today.year), weights.this_year),
            (Occurring(midnight(today), midnight(today + SOON)), weights.soon),
            (OpenOn(today), weights.open_today),
        ]
        if self._search.scope.city:
            steps.append((Has("owner", self._search.scope.city), weights.own_city))
        yield from ((condition, total * percent // 100) for condition, percent in steps if percent)


def _lasts_or_is_of(year: int) -> Condition:
    """What its kind makes old news of, only in its year; a procedure or a place does not age so."""
    passing = (
        Has(KIND, document_type.kind) for document_type in document_types() if document_type.is_passing
    )
    return AnyOf((Has("year", str(year)), Not(AnyOf(tuple(passing)))))


def _family(asked: Asked, language: str) -> frozenset[str]:
    """Forms that would be of its family, most of which are no words."""
    forms = [reading[0] for reading in asked.readings if len(reading) == 1]
    return frozenset().union(*(relatives(form, language) for form in forms)).difference(forms)


def _at(place: str, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(Term(f"{place}{term.lexeme}", term.is_beginning) for term in terms)
