"""Keeps the index whole: a new day, dense numbers, and a comparison of pages, documents and bitmaps."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from core import generation
from search import word_upkeep
from search.database import bitmaps
from search.days import local_day
from search.documents import indexable_page_ids, read_records
from search.models import Bitmap, DirtyPage, IndexState, SearchDocument
from search.projection import MOST_PER_LOCK, catch_up, project
from search.renewal import drop_past_dates, mark_renewed
from search.renumbering import compact
from search.writing import lock_state, save_bitmaps, stored_beside, stored_records, with_languages


def batches(items):
    """Lists of at most 100 items."""
    return [items[start : start + MOST_PER_LOCK] for start in range(0, len(items), MOST_PER_LOCK)]


def all_page_ids():
    """Pages that may have a document, and pages that have one."""
    return sorted({*indexable_page_ids(), *SearchDocument.objects.values_list("page_id", flat=True)})


def begin_day():
    """Mark what a new day says otherwise (search.renewal); whether one began. Cheap when none did."""
    today = local_day(timezone.now())
    state = IndexState.objects.first()
    if state is None or state.day == today:
        return False
    mark_renewed()
    with transaction.atomic():
        state = lock_state()
        state.version += 1
        drop_past_dates(today)
        state.day = today
        state.save()
        generation.bump()
    return True


def expected_bitmaps():
    """{(facet, value): bits} as the documents say."""
    numbers = defaultdict(list)
    for number, values in (
        SearchDocument.objects.order_by("number").values_list("number", "values").iterator()
    ):
        numbers["all", ""].append(number)
        for facet, found in values.items():
            for value in found:
                numbers[facet, value].append(number)
    return {key: bitmaps.of_numbers(found) for key, found in numbers.items()}


def wrong_bitmaps():
    """{(facet, value): the bits it should have} for every stored bitmap that differs."""
    expected = expected_bitmaps()
    stored = {(row.facet, row.value): bitmaps.from_bytes(row.bits) for row in Bitmap.objects.iterator()}
    return {
        key: expected.get(key, 0)
        for key in {*expected, *stored}
        if expected.get(key, 0) != stored.get(key, 0)
    }


def repair_bitmaps():
    """Make every bitmap what the documents say; how many were wrong."""
    with transaction.atomic():
        state = lock_state()
        wrong = wrong_bitmaps()
        if wrong:
            state.version += 1
            save_bitmaps(wrong.items(), state.version)
            state.save()
            generation.bump()
    return len(wrong)


@dataclass
class Differences:
    """What a check found. `waiting` pages are known to be out of date and will be written soon; `words`
    are the documents and `vocabulary` the rows of the word table that differ."""

    pages: dict[int, str] = field(default_factory=dict)
    bitmaps: list[tuple[str, str]] = field(default_factory=list)
    waiting: int = 0
    words: int = 0
    vocabulary: int = 0
    needs_rebuild: bool = False

    def __len__(self):
        counts = (len(self.pages), len(self.bitmaps), self.waiting, self.words, self.vocabulary)
        return sum(counts) + self.needs_rebuild


def compare(report=lambda done, total: None):
    """Pages with documents, then documents with bitmaps, while editors may go on publishing."""
    found, page_ids = Differences(), all_page_ids()
    for done, batch in enumerate(batches(page_ids), start=1):
        suspects = _differing(batch)
        # Somebody may have published between two reads: only what differs twice counts.
        found.pages |= _differing(list(suspects)) if suspects else {}
        report(min(done * MOST_PER_LOCK, len(page_ids)), len(page_ids))
    found.waiting = DirtyPage.objects.values("page_id").distinct().count()
    found.bitmaps = sorted(_at_rest(wrong_bitmaps))
    found.words = len(_at_rest(word_upkeep.wrong_words))
    found.vocabulary = len(_at_rest(word_upkeep.wrong_entries))
    found.needs_rebuild = word_upkeep.is_outdated()
    return found


def _differing(page_ids):
    """{page id: what is wrong} for pages whose document is not what it should be."""
    records, failures = read_records(page_ids)
    stored = stored_records(page_ids)
    beside = {pk: record for pk, (_, record) in stored_beside(records, stored).items()}
    told = with_languages(beside | records)
    records = {pk: told[pk] for pk in records}
    wrong = {page_id: f"cannot be built: {error!r}" for page_id, error in failures.items()}
    for page_id, record in records.items():
        document = stored.get(page_id, (None, None))[1]
        if record and not document:
            wrong[page_id] = "has no document"
        elif document and not record:
            wrong[page_id] = "should have no document"
        elif record != document:
            names = [name for name, value in record.columns.items() if value != document.columns[name]]
            beside = ("body", "keywords", "occurrences")
            names += [name for name in beside if getattr(record, name) != getattr(document, name)]
            wrong[page_id] = f"differs: {', '.join(names)}"
    return wrong


def _at_rest(find):
    """What `find()` finds wrong in one version of the index: asked again when a writer came between."""
    for _ in range(3):
        before = IndexState.objects.first()
        if before is None:
            return []
        wrong = find()
        if not wrong or IndexState.objects.get().version == before.version:
            return wrong
    with transaction.atomic():
        lock_state()
        return find()


def write_again(page_ids):
    """Write the documents of at most 100 pages that nobody changed. They are marked first: whoever
    publishes one of them meanwhile takes the mark away, and what was read here before is not written."""
    DirtyPage.objects.bulk_create(DirtyPage(page_id=pk) for pk in page_ids)
    project(page_ids)


def rebuild(report=lambda done, total: None):
    """Write every document again, then every bitmap, close the gaps between numbers, then every word.

    Readers always find the old document or the new one; editors wait for one batch at most, and for
    the bitmaps and the word table once.
    """
    page_ids = all_page_ids()
    for done, batch in enumerate(batches(page_ids), start=1):
        write_again(batch)
        report(min(done * MOST_PER_LOCK, len(page_ids)), len(page_ids))
    catch_up()
    repair_bitmaps()
    compact()
    word_upkeep.repair_words()
    return len(page_ids)


def repair(found):
    """Write what a check found to differ."""
    catch_up()
    for batch in batches(sorted(found.pages)):
        write_again(batch)
    repair_bitmaps()
    word_upkeep.repair_words()


def leave_history():
    """After a restore: a name that no history of this index has had, so that nobody takes what another engine
    holds, which is of later versions, for what is there now."""
    IndexState.objects.update(epoch=uuid.uuid4())
