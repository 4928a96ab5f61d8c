import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.database import arrays, bitmaps

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
    newest_first, start, length = (
        draw.draw(st.booleans()),
        draw.draw(st.integers(0, 60)),
        draw.draw(st.integers(1, 60)),
    )
    picked = bitmaps.first_in(order, bits, start + length, newest_first=newest_first)[start:]
    places = arrays.places_in(order, len(keys))
    assert arrays.by_place(bits, places, start, start + length, newest_first=newest_first) == picked
    wanted = [number for _, number in order if bits >> number & 1]
    assert picked == (wanted[::-1] if newest_first else wanted)[start : start + length]


def test_what_is_far_down_an_order_is_not_looked_for_one_by_one():
    order = [(number, number) for number in range(bitmaps.MOST_LOOKS + 1)]
    assert bitmaps.first_in(order, 1 << bitmaps.MOST_LOOKS, 1) is None
    assert bitmaps.first_in(order, 1 << bitmaps.MOST_LOOKS, 1, newest_first=True) == [bitmaps.MOST_LOOKS]


@pytest.mark.parametrize("step", [1, 3, 100, 9_999])
def test_few_and_many_documents_make_the_same_kind_of_set(step):
    found = list(range(5, 10_005, step))
    assert list(bitmaps.numbers_of(bitmaps.of_numbers(reversed(found)))) == found
