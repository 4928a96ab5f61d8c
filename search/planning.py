"""From what a visitor typed to the plan that finds it."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from itertools import chain, pairwise

from core import reads
from core.sites import get_portal
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
from search.vocabulary import Rarity, count_begun, rarities_of

SOON = timedelta(days=14)
# Of a question of one word, how rare it is changes nothing: its answer then need not read every document.
ONE_WORD = 32
# The name of a city beside other words says where; a document of that city need not say it.
OF_NAME = 8


def plans_of(search: Search, now: datetime, weights: Weights = WEIGHTS) -> tuple[Plan, ...]:
    """The Plan of a search with words in each language that is seen, as the word table says now (one
    statement, a second one where nobody wrote the last word). Filters do not decide how words are read, so
    that choosing one never brings more."""
    reading = _Reading(search, now, weights, search.words)
    if text := corrected(search.words, reading.unknown, search.seen.city):
        return _Reading(search, now, weights, text).plans(corrected=text)
    return reading.plans()


class _Reading:
    """One text read in each language. A word is `unknown` that no document of any of them has, that names
    nothing, and that begins nothing: {language: {place: word}}."""

    def __init__(self, search: Search, now: datetime, weights: Weights, text: str) -> None:
        languages = search.scope.languages
        self._each = [_Planner(search, now, weights, text, language) for language in languages]
        rarities = rarities_of({planner.language: planner.tokens for planner in self._each})
        for planner in self._each:
            planner.rarity = rarities[planner.language]
        is_known = any(planner.knows_the_last for planner in self._each)
        is_unfinished = not is_known and any(planner.last for planner in self._each)
        self._name(is_unfinished)
        self._begin(is_unfinished)
        self._name_in_other_languages(text)
        met = self._met
        self.unknown = {
            planner.language: {
                asked.place: asked.word for asked in planner.words if met.isdisjoint(asked.places)
            }
            for planner in self._each
        }

    def _name(self, is_unfinished: bool) -> None:
        """What a word names in one language, it names in all: « hairdresser » is « Coiffure »."""
        named: dict[int, set[tuple[str, str]]] = {}
        for planner in self._each:
            found = values_named_by(planner.words, planner.language, is_unfinished=is_unfinished)
            for asked, values in zip(planner.words, found, strict=True):
                for place in asked.places:
                    named.setdefault(place, set()).update(values)
        for planner in self._each:
            planner.named = {
                asked.place: frozenset().union(*(named[place] for place in asked.places))
                for asked in planner.words
            }

    @property
    def _met(self) -> set[int]:
        return set().union(*(planner.met for planner in self._each))

    def _name_in_other_languages(self, text: str) -> None:
        """What is met in none of the languages that are seen may name a value in another one of the portal:
        « swimming pool » is « Piscine » on a site in French alone."""
        met, seen = self._met, [planner.language for planner in self._each]
        if all(place in met for planner in self._each for asked in planner.words for place in asked.places):
            return
        for language in get_portal().languages:
            if language in seen:
                continue
            words = read_question(text, language).words
            for asked, values in zip(words, values_named_by(words, language), strict=True):
                for planner in self._each if met.isdisjoint(asked.places) else ():
                    planner.name(asked.places, values)

    def _begin(self, is_unfinished: bool) -> None:
        """The last word that nobody wrote, and that names nothing, may be the beginning of one."""
        asking = [planner for planner in self._each if is_unfinished and planner.may_begin]
        if asking:
            begun = count_begun(asking[0].last, [planner.language for planner in asking])
            for planner in asking:
                planner.begun = min(begun[planner.language], planner.rarity.documents)

    def plans(self, *, corrected: str = "") -> tuple[Plan, ...]:
        """The Plans, with what holds of the text in whatever language it is read."""
        unknown = {place: word for words in reversed(self.unknown.values()) for place, word in words.items()}
        asked = max(len(planner.words) for planner in self._each)
        beginning = next((planner.last for planner in self._each if planner.begun), "")
        return tuple(
            replace(
                planner.plan(unknown),
                unknown=tuple(word for _, word in sorted(unknown.items())),
                corrected=corrected,
                asked=asked,
                beginning=beginning,
            )
            for planner in self._each
        )


class _Planner:
    """One text in one language. Who made it says its `rarity`, what each word names (`named`), in how many
    documents a word is `begun` by the last one, where that is taken for a beginning."""

    rarity: Rarity
    named: Mapping[int, frozenset[tuple[str, str]]]
    begun = 0

    def __init__(self, search: Search, now: datetime, weights: Weights, text: str, language: str) -> None:
        self._search, self._now, self._weights, self._text = search, now, weights, text
        self.language = language
        beside = tuple(other for other in search.scope.languages if other != language)
        self._question = read_question(text, language, beside)
        self.words = words = self._question.words
        self._families = {asked: _family(asked, language) for asked in words}
        city, today = search.scope.city, local_day(now)
        self._synonyms = dict(zip(words, synonyms_of(words, language, city), strict=True))
        self._promoted = promoted(text, language, city, today)
        self.last = words[-1].beginning if words else ""
        if len(words) > 1:
            reads.note_rarity()

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Those whose rarity decides."""
        read = {token for asked in self.words for reading in asked.readings for token in reading}
        rows = chain.from_iterable(self._synonyms.values())
        return frozenset().union(read, *self._families.values(), chain.from_iterable(rows))

    @property
    def knows_the_last(self) -> bool:
        """Whether documents have the last word as it stands."""
        return bool(self.words and self._count(self.words[-1]))

    def name(self, places: tuple[int, ...], values: Iterable[tuple[str, str]]) -> None:
        """Let the word at these places name some more values."""
        for asked in self.words:
            if not set(places).isdisjoint(asked.places):
                self.named = {**self.named, asked.place: self.named[asked.place].union(values)}

    @property
    def may_begin(self) -> bool:
        """Whether the last word, which nobody wrote, names nothing either."""
        return bool(self.last) and not self.named[self.words[-1].place]

    @property
    def met(self) -> frozenset[int]:
        """The places of the words that are known here."""
        if self._promoted:
            return frozenset(chain.from_iterable(asked.places for asked in self.words))
        begun = self.words[-1].places if self.begun else ()
        known = (asked.places for asked in self.words if self._count(asked) or self.named[asked.place])
        return frozenset(begun).union(*known)

    def plan(self, unknown: Collection[int]) -> Plan:
        """The Plan, without the words that are unknown at these places. With a phrase, and of stop words
        alone, every word is wanted."""
        words = [self._word(asked) for asked in self.words if asked.place not in unknown]
        if not self.words:
            words = self._stop_words()
        pages = tuple((Term(lexeme),) for lexeme in self._promoted)
        words = [replace(word, held=word.held + pages) for word in words]
        total, weights = sum(word.weight for word in words), self._weights
        percent = weights.strict_of_two if len(words) == 2 else weights.strict
        is_whole = self._question.phrases or not self.words
        heaviest = max((word.weight for word in words), default=0)
        title = exactly(read_words(self._text, self.language))
        return Plan(
            language=self.language,
            words=tuple(words),
            pairs=tuple(self._pairs(words)),
            title=Way((Term(*title),), FOR_EXACT_TITLE) if title else None,
            promoted=tuple(Way(page, FOR_PROMOTED) for page in pages),
            steps=tuple(self._steps(total)),
            strict=total if is_whole else -(-total * percent // 100),
            loose=total if is_whole else min(heaviest, -(-total * weights.loose // 100)),
            phrases=self._question.phrases,
            tokens=self._tokens_to_mark(words),
        )

    def _tokens_to_mark(self, words: list[Word]) -> dict[str, str]:
        """{token: word} of the words as typed, and of their families."""
        if not self.words:
            return {word.typed: word.typed for word in words}
        typed = {word.typed for word in words}
        ways = {
            asked.word: (*chain.from_iterable(asked.readings), *self._families[asked])
            for asked in self.words
            if asked.word in typed
        }
        return {token: word for word, tokens in ways.items() for token in tokens}

    def _count(self, asked: Asked) -> int:
        """In how many documents a word stands, or else others of its family, or what editors say it means;
        a light one counts as standing in many."""
        count, of = max(map(self.rarity.of, asked.readings)), self.rarity.of
        others = [*((token,) for token in self._families[asked]), *self._synonyms[asked]]
        count = count or max(map(of, others), default=0)
        return max(count, self._least(asked)) if count else 0

    def _least(self, asked: Asked) -> int:
        """In how many documents a word counts as standing that is light in one of the languages."""
        light = any(is_light(asked.word, language) for language in self._search.scope.languages)
        return self.rarity.documents * self._weights.light // 100 if light else 0

    def _weight(self, count: int) -> int:
        """How much a word tells that stands in so many documents."""
        if len(self.words) == 1:
            return ONE_WORD
        rest = max(self.rarity.documents - count, 0)
        return max(1, round(self._weights.per_power * math.log1p((rest + 0.5) / (count + 0.5))))

    def _word(self, asked: Asked) -> Word:
        is_last = bool(self.begun) and asked is self.words[-1]
        weight, named = (
            self._weight(self.begun if is_last else self._count(asked) or self._least(asked) or 1),
            self.named[asked.place],
        )
        ways = [(tuple(map(Term, reading)), QUARTERS) for reading in asked.readings]
        ways += [((Term(self.last, True),), QUARTERS)] if is_last else []
        known = sorted(token for token in self._families[asked] if self.rarity.counts.get(token))
        ways += [((Term(token),), self._weights.family) for token in known]
        ways = [(terms, (), share) for terms, share in ways] + self._of_synonyms(asked)
        is_name = any(facets()[facet].are_names for facet, _ in named)
        is_required = is_name and len(self.words) > 1
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
            place=asked.place,
        )

    def _of_synonyms(self, asked: Asked) -> list[tuple[tuple[Term, ...], tuple[Term, ...], int]]:
        """(terms, terms that say that they stand side by side, share) of each synonym that a document has."""
        return [
            (tuple(map(Term, row)), _at(PAIR, tuple(map(Term, pairs(row)))), self._weights.synonym)
            for row in self._synonyms[asked]
            if self.rarity.of(row)
        ]

    def _stop_words(self) -> list[Word]:
        """Of a question of nothing else, the titles that hold them."""
        if self._question.phrases:
            return []
        tokens = dict.fromkeys(row_of(read_words(self._text, self.language), with_stop_words=True))
        held = [(Term(f"{TITLE}{token}"),) for token in tokens]
        return [
            Word(terms[0].lexeme[1:], 1, (terms,), ((Way(terms, 1),),), place=place)
            for place, terms in enumerate(held)
        ]

    def _pairs(self, words: list[Word]) -> Iterator[Way]:
        """Words of the question that stand side by side in a text, but for stop words."""
        read = {asked.word: asked.readings[-1] for asked in self.words}
        for one, other in pairwise(word for word in words if word.typed in read):
            lexeme = f"{PAIR}{read[one.typed][-1]}{JOINT}{read[other.typed][0]}"
            yield Way((Term(lexeme),), min(one.weight, other.weight) * self._weights.pair)

    def _steps(self, total: int) -> Iterator[tuple[Condition, int]]:
        weights, today = self._weights, local_day(self._now)
        steps: list[tuple[Condition, int]] = [
            (_lasts_or_is_of(today.year), weights.this_year),
            (Occurring(midnight(today), midnight(today + SOON)), weights.soon),
            (OpenOn(today), weights.open_today),
            (Not(Has("ranked_last", "1")), weights.looked_after),
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
