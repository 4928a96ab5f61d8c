"""Numbers of documents stay dense: the highest ones go to the holes that others left."""

from itertools import islice

from django.db import transaction

from core import generation
from search import outbox
from search.database import bitmaps
from search.database.engines import engine
from search.models import Bitmap, DocumentOccurrences, DocumentText, SearchDocument
from search.projection import MOST_PER_LOCK
from search.writing import BitChanges, lock_state, stored_records


def compact() -> int:
    """Give the highest numbers to the holes below them, 100 per lock; how many documents moved."""
    moved = 0
    while found := _fill_holes():
        moved += found
    return moved


@transaction.atomic
def _fill_holes():
    state = lock_state()
    used = bitmaps.union(bitmaps.from_bytes(row.bits) for row in Bitmap.objects.filter(facet="all"))
    moves = _moves(used)
    highest = (used & ~bitmaps.of_numbers(moves) | bitmaps.of_numbers(moves.values())).bit_length()
    if not moves and state.next_number == highest:
        return 0
    state.version += 1
    _renumber(moves, state)
    state.next_number = highest
    state.save()
    generation.bump()
    return len(moves)


def _moves(used):
    """{number: hole to move to} of at most 100 documents, from the set of numbers in use."""
    count = used.bit_count()
    holes = islice(bitmaps.numbers_of(~used & ((1 << count) - 1)), MOST_PER_LOCK)
    beyond = [count + number for number in bitmaps.numbers_of(used >> count)]
    return dict(zip(reversed(beyond), holes, strict=False))


def _renumber(moves, state):
    documents = SearchDocument.objects.filter(number__in=moves)
    stored = dict(stored_records(list(documents.values_list("page_id", flat=True))).values())
    bits = BitChanges(state)
    for old, record in stored.items():
        new = moves[old]
        SearchDocument.objects.filter(pk=old).update(number=new, version=state.version)
        DocumentText.objects.filter(pk=old).update(document=new)
        DocumentOccurrences.objects.filter(pk=old).update(document=new)
        engine().renumber(old, new)
        bits.change(old, record, False)
        bits.change(new, record, True)
    bits.save()
    outbox.tell(state.version, written=[record.columns["key"] for record in stored.values()])
