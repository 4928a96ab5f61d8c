"""Keeps words whole: compares the engine's rows and the word table with the documents, and repairs."""

from collections import Counter

from django.db import connection, transaction

from core import generation
from search.analysis import VERSION
from search.database.engines import engine
from search.models import IndexState, SearchDocument, Word
from search.projection import MOST_PER_LOCK
from search.vocabulary import BATCH, entries_of
from search.writing import lock_state, stored_records


def is_outdated():
    """Whether documents may hold words of an older analyser, or none at all: a rebuild is needed."""
    state = IndexState.objects.first()
    return state is not None and state.analysis != VERSION


def wrong_words():
    """Numbers of documents whose words differ from those stored, and of words without a document."""
    wrong = {number for batch in _batches() for number in _differing(batch)}
    return wrong | (engine().numbers() - _numbers())


def _batches():
    page_ids = list(SearchDocument.objects.order_by("number").values_list("page_id", flat=True))
    return [page_ids[start : start + MOST_PER_LOCK] for start in range(0, len(page_ids), MOST_PER_LOCK)]


def _numbers():
    return set(SearchDocument.objects.values_list("number", flat=True))


def _differing(page_ids):
    rows = {number: record.words for number, record in stored_records(page_ids).values()}
    return engine().differing(rows) if rows else set()


def wrong_entries():
    """{(language, city, spelling): (form, count it should have)} where the word table differs."""
    expected, forms = Counter(), {}
    for batch in _batches():
        for _, record in stored_records(batch).values():
            for language, city, spelling, form in entries_of(record):
                expected[language, city, spelling] += 1
                forms[language, city, spelling] = form
    columns = ("language", "city", "spelling", "form", "count")
    rows = Word.objects.values_list(*columns).iterator()
    stored = {(language, city, word): (form, count) for language, city, word, form, count in rows}
    wanted = {key: (forms[key], count) for key, count in expected.items()}
    return {key: wanted.get(key, ("", 0)) for key in {*wanted, *stored} if wanted.get(key) != stored.get(key)}


def repair_words():
    """Make all words what the documents say, 100 documents per lock; how many rows were wrong."""
    repaired = 0
    for batch in _batches():
        with transaction.atomic():
            lock_state()
            rows = {number: record.words for number, record in stored_records(batch).values()}
            wrong = engine().differing(rows) if rows else set()
            engine().write({number: rows[number] for number in wrong})
            repaired += len(wrong)
    return repaired + _repair_the_rest()


def _repair_the_rest():
    """Words without a document, and the word table: counted before the lock, if nobody writes then."""
    for attempt in range(4):
        before = IndexState.objects.values_list("version", flat=True).first()
        entries = wrong_entries() if attempt < 3 else None
        with transaction.atomic():
            state = lock_state()
            if entries is not None and state.version != before:
                continue
            entries = wrong_entries() if entries is None else entries
            orphans = engine().numbers() - _numbers()
            engine().delete(orphans)
            _save(entries)
            state.analysis = VERSION
            state.save()
            generation.bump()
            return len(orphans) + len(entries)
    return 0


def _save(entries):
    for language, city in {key[:2] for key in entries}:
        rows = Word.objects.filter(language=language, city=city)
        mine = {key[2]: value for key, value in entries.items() if key[:2] == (language, city)}
        spellings = sorted(mine)
        for start in range(0, len(spellings), BATCH):
            rows.filter(spelling__in=spellings[start : start + BATCH]).delete()
        Word.objects.bulk_create(
            [
                Word(language=language, city=city, spelling=spelling, form=form, count=count)
                for spelling, (form, count) in mine.items()
                if count
            ],
            batch_size=BATCH,
        )


def forget_flushed(**kwargs):
    """After `manage.py flush`, which empties the tables of models only: words without any document."""
    if "search_tokens" not in connection.introspection.table_names() or SearchDocument.objects.exists():
        return
    engine().delete(engine().numbers())
