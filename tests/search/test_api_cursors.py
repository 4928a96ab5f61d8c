"""A walk by cursors through a list that changes meanwhile: what stays is given once."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.paging import read_page_number
from search.faces.api.cursors import (
    PAGE_SIZE,
    MovedError,
    NoCursorError,
    NoSuchPlaceError,
    Place,
    cursor_after,
    place_of,
)
from search.protocol import Answer, Match

LIST = "/fr/actualites/api.json"


def page_of(keys, place):
    """(items, cursor) of a place of a list of keys, as an index and an answer give them."""
    number, size = place.window
    paging = read_page_number(number, len(keys), size)
    answer = Answer(tuple(Match(key) for key in keys[paging.start : paging.stop]), paging)
    part = place.part(answer)
    first, matches = paging.start + part.start, answer.matches[part]
    is_last = first + len(matches) >= len(keys)
    return [match.key for match in matches], None if is_last else cursor_after(LIST, first, matches)


def walk(keys, changed):
    """Every key given; `changed(keys, page)` is the list before each page after the first."""
    given, cursor = page_of(keys, Place())
    pages = 0
    while cursor:
        pages += 1
        keys = changed(keys, pages)
        items, cursor = page_of(keys, place_of(cursor, LIST))
        given += items
    return given


@settings(max_examples=60)
@given(total=st.integers(0, 4 * PAGE_SIZE + 7), seed=st.randoms(use_true_random=False))
def test_what_stays_is_given_once_while_others_come_and_go(total, seed):
    keys = [f"k{n}" for n in range(total)]
    gone = set(seed.sample(keys, min(total, 25)))

    def changed(before, page):
        left = set(seed.sample(sorted(gone), len(gone) // 3))
        after = [key for key in before if key not in left]
        for n in range(seed.randrange(20)):
            after.insert(seed.randrange(len(after) + 1), f"new {page} {n}")
        return after

    given = walk(keys, changed)
    assert [key for key in given if key.startswith("k") and key not in gone] == [
        key for key in keys if key not in gone
    ]


@pytest.mark.parametrize("place", [0, 150, 299])
def test_an_item_given_last_that_changes_its_place_takes_no_other_with_it(place):
    keys = [f"k{n}" for n in range(3 * PAGE_SIZE)]

    def changed(before, page):
        if page > 1:
            return before
        after = [key for key in before if key != "k99"]
        after.insert(place, "k99")
        return after

    assert sorted({*walk(keys, changed)} - {"k99"}) == sorted({*keys} - {"k99"})
    assert len([key for key in walk(keys, changed) if key != "k99"]) == len(keys) - 1


def test_a_list_that_changed_too_much_says_so():
    keys = [f"k{n}" for n in range(2 * PAGE_SIZE)]
    _items, cursor = page_of(keys, Place())
    with pytest.raises(MovedError):
        page_of([*(f"new {n}" for n in range(5 * PAGE_SIZE)), *keys], place_of(cursor, LIST))


def test_a_cursor_belongs_to_one_list():
    cursor = cursor_after(LIST, 0, [SimpleNamespace(key=str(n), occurrence=None) for n in range(PAGE_SIZE)])
    with pytest.raises(NoSuchPlaceError):
        place_of(cursor, f"{LIST}?theme=nature")


@pytest.mark.parametrize("text", ["", "x", "é" * 40, "a" * 39, "a" * 41, "a" * 39 + "=", "a" * 40 + "\n"])
def test_what_is_no_cursor_is_refused(text):
    with pytest.raises(NoCursorError):
        place_of(text, LIST)
