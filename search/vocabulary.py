"""The word table: which words the documents that a city owns are written with, and in how many.

Kept by the projection, under its lock. It answers how rare a word is, « did you mean », and what a word being
typed may become, the same for every engine. Rows whose spelling is
PART and a token count what nobody writes alone; PART itself counts the documents of a language.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from django.db import connection

from core import generation
from core.reads import ANY
from search.analysis import LONGEST, fold
from search.models import Word
from search.names import spellings_of_names

EVERYWHERE = ""
PART = "="  # in no written word
BATCH = 500


def entries_of(record):
    """(language, city, spelling, form) of each word of a document, for all cities and for its owner. With a
    row for each city that shows it, they would be ten times as many, all written under the lock."""
    language = record.columns["locale"]
    yield language, EVERYWHERE, PART, ""
    for token in record.words.parts:
        yield language, EVERYWHERE, f"{PART}{token}"[:LONGEST], token
    for city in (EVERYWHERE, *record.columns["values"].get("owner", ())):
        for spelling, form in record.words.spellings.items():
            yield language, city, spelling, form


class WordChanges:
    """What a transaction adds to the table and takes from it, gathered and written once."""

    def __init__(self):
        self.counts = Counter()

    def change(self, record, step):
        """Count a document in (1) or out (-1)."""
        for entry in entries_of(record):
            self.counts[entry] += step

    def save(self):
        """Add the differences to the rows; rows that count nothing go."""
        changes = defaultdict(dict)
        for (language, city, spelling, form), step in self.counts.items():
            if step:
                changes[language, city][spelling] = (form, step)
        for (language, city), steps in changes.items():
            spellings = sorted(steps)
            for start in range(0, len(spellings), BATCH):
                _save_batch(language, city, {word: steps[word] for word in spellings[start : start + BATCH]})


def _save_batch(language, city, steps):
    rows = Word.objects.filter(language=language, city=city, spelling__in=steps)
    known = dict(rows.values_list("spelling", "count"))
    counts = {word: (form, known.get(word, 0) + step) for word, (form, step) in steps.items()}
    Word.objects.bulk_create(
        [
            Word(language=language, city=city, spelling=word, form=form, count=count)
            for word, (form, count) in counts.items()
            if count > 0
        ],
        update_conflicts=True,
        unique_fields=["language", "city", "spelling"],
        update_fields=["form", "count"],
    )
    rows.filter(spelling__in=[word for word, (_, count) in counts.items() if count <= 0]).delete()


@dataclass(frozen=True)
class Rarity:
    """In how many of the `documents` of a language, over all cities, each of some forms stands, at most: a
    document with two spellings of it counts twice."""

    documents: int
    counts: Mapping[str, int]

    def of(self, tokens):
        """In how many documents all of these tokens stand, at most."""
        return min((self.counts.get(token, 0) for token in tokens), default=0)


def rarities_of(forms: Mapping[str, Collection[str]]) -> dict[str, Rarity]:
    """{language: the Rarity of its forms} of {language: forms}, in one statement."""
    wanted = {language: ["", *of_language] for language, of_language in forms.items()}
    ways = [(f"form IN ({', '.join(['%s'] * len(each))})", each) for each in wanted.values()]
    found = _counts(dict(zip(forms, ways, strict=True)))
    documents = {language: found.get((language, ""), 0) for language in forms}
    return {
        language: Rarity(of, {form: min(found.get((language, form), 0), of) for form in forms[language]})
        for language, of in documents.items()
    }


def count_begun(beginning: str, languages: Iterable[str]) -> dict[str, int]:
    """{language: in how many of its documents, at most, a word begins so}. PostgreSQL is asked by LIKE: how
    its index is sorted is for whoever made the database to say."""
    if connection.vendor == "sqlite":  # whose LIKE reads every word
        begins = "form >= %s AND form < %s", [beginning, beginning + chr(sys.maxunicode)]
    else:
        begins = "form LIKE %s", [f"{beginning}%"]
    begun = dict.fromkeys(languages, 0)
    for (language, _form), count in _counts(dict.fromkeys(languages, begins)).items():
        begun[language] += count
    return begun


def _counts(conditions):
    """{(language, form): documents} over all cities, where {language: (a condition, its parameters)} say so;
    each question asks, so its SQL is not written by the ORM."""
    either = " OR ".join(
        f"(language = %s AND city = %s AND {condition})" for condition, _ in conditions.values()
    )
    statement = (
        f"SELECT language, form, sum(count) FROM {Word._meta.db_table} "  # noqa: S608
        f"WHERE {either} GROUP BY language, form"
    )
    asked = [[language, EVERYWHERE, *wanted] for language, (_, wanted) in conditions.items()]
    with connection.cursor() as cursor:
        cursor.execute(statement, list(chain.from_iterable(asked)))
        return {(language, form): int(count) for language, form, count in cursor.fetchall()}


@dataclass(frozen=True)
class Vocabulary:
    """The words of one city in one language, as a process holds them.

    `spellings` is {folded word: the spelling most documents have}, `counts` {folded word: documents
    with any spelling or inflection of it}, `forms` what search makes of them. Names of cities are known
    whether or not a document writes them.
    """

    spellings: dict[str, str]
    counts: dict[str, int]
    forms: frozenset[str]

    @cached_property
    def by_length(self):
        """{length: folded words, sorted}."""
        found = defaultdict(list)
        for word in sorted(self.spellings):
            found[len(word)].append(word)
        return found


def vocabulary_of(language, city):
    """The Vocabulary of a city (None: of every city), read once until a document changes there."""
    name = f"vocabulary {language} {city or EVERYWHERE}"
    return generation.held(name, lambda: _read(language, city or EVERYWHERE), [city or ANY])


def _read(language, city):
    rows = Word.objects.filter(language=language, city=city).exclude(spelling__startswith=PART)
    rows = rows.order_by("count", "spelling")
    spellings, of_form, folded_forms = {}, Counter(), {}
    for *texts, count in rows.values_list("spelling", "form", "count").iterator():
        # Mostly the same text three times, and in the vocabulary of each city: it is held once.
        spelling, form, folded = map(sys.intern, (*texts, fold(texts[0])))
        spellings[folded] = spelling  # the last one is the most written
        folded_forms[folded] = form
        of_form[form] += count
    for spelling, form in spellings_of_names(language).items():
        spellings.setdefault(fold(spelling), spelling)
        folded_forms.setdefault(fold(spelling), form)
        of_form[form] += 1
    counts = {folded: of_form[form] for folded, form in folded_forms.items()}
    return Vocabulary(spellings, counts, frozenset(of_form))
