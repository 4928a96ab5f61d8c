"""Phrases looked for in stored texts: no engine holds the order of words.

What was read of a document stays true until the document changes. So a phrase that is asked for again,
or again because somebody published meanwhile, reads only what is new.
"""

from collections import OrderedDict
from threading import Lock

from search.analysis import fold
from search.database import bitmaps
from search.models import SearchDocument

READ_AT_ONCE = 500
# Questions whose reading a process keeps, 0.5 MB each at most.
MOST_KEPT = 16

_kept: OrderedDict[tuple, dict] = OrderedDict()
_lock = Lock()


def holding(phrases, numbers, index):
    """Of some documents, the set of those whose title or texts hold every phrase."""
    answers = _answers(index.epoch, phrases)
    # The snapshot makes a new tuple of keys for every change of a document.
    keys = index.keys_of(numbers)
    known = [n for n in numbers if (read := answers.get(n)) and read[0] == keys[n]]
    held = {number for number in known if answers[number][1]}
    unread = sorted(set(numbers).difference(known))
    for start in range(0, len(unread), READ_AT_ONCE):
        batch = unread[start : start + READ_AT_ONCE]
        found = _read(phrases, batch)
        answers.update({number: (keys[number], number in found) for number in batch})
        held |= found
    return bitmaps.of_numbers(sorted(held))


def forget():
    """Keep nothing (tests, and measures of a cold process)."""
    _kept.clear()


def _answers(epoch, phrases):
    """{number: (its keys when it was read, whether it holds the phrases)} of this question."""
    with _lock:
        answers = _kept.setdefault((epoch, phrases), {})
        _kept.move_to_end((epoch, phrases))
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
        return answers


def _read(phrases, numbers):
    """Those of the documents that hold every phrase."""
    rows, held = SearchDocument.objects.filter(number__in=numbers), set()
    columns = ("number", "title", "summary", "place_name", "address", "text__body", "text__keywords")
    for number, *texts in rows.values_list(*columns):
        folded = [f" {fold(text or '', ' ')} " for text in texts]
        if all(any(f" {phrase} " in text for text in folded) for phrase in phrases):
            held.add(number)
    return held
