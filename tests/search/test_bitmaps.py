import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.database import bitmaps

numbers = st.sets(st.integers(0, 300))


@given(numbers)
def test_a_set_comes_back_from_its_bytes(found):
    bits = bitmaps.of_numbers(found)
    assert list(bitmaps.numbers_of(bitmaps.from_bytes(bitmaps.to_bytes(bits)))) == sorted(found)


@given(numbers, numbers)
def test_and_or_and_counts_are_those_of_sets(left, right):
    a, b = bitmaps.of_numbers(left), bitmaps.of_numbers(right)
    assert (a & b).bit_count() == len(left & right)
    assert bitmaps.union([a, b]) == bitmaps.of_numbers(left | right)


def test_an_empty_set_is_stored_as_nothing():
    assert bitmaps.to_bytes(0) == b""
    assert bitmaps.from_bytes(b"") == 0


@given(st.lists(st.integers(0, 5), min_size=1, max_size=60), st.data())
def test_both_ways_of_ordering_agree(keys, draw):
    order = sorted((key, number) for number, key in enumerate(keys))
    bits = draw.draw(st.integers(0, (1 << len(keys)) - 1))
    newest_first = draw.draw(st.booleans())
    by_sorting, by_picking = (ordered(weight, bits, order, keys, newest_first) for weight in (0, 10**6))
    assert by_sorting == by_picking


def ordered(weight, bits, order, keys, newest_first):
    before, bitmaps.SORTING = bitmaps.SORTING, weight
    try:
        return bitmaps.ordered_slice(bits, order, keys.__getitem__, 0, 60, newest_first=newest_first)
    finally:
        bitmaps.SORTING = before


@pytest.mark.parametrize("step", [1, 3, 100, 9_999])
def test_few_and_many_documents_make_the_same_kind_of_set(step):
    found = list(range(5, 10_005, step))
    assert list(bitmaps.numbers_of(bitmaps.of_numbers(reversed(found)))) == found
