"""Page numbers never fail and never leave the list."""

import pytest

from core.paging import Paging, read_page_number


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("2", 2),
        (None, 1),
        ("", 1),
        ("0", 1),
        ("-1", 1),
        ("1.5", 1),
        ("deux", 1),
        ("²", 1),
        ("٣", 1),
        (" 3 ", 3),
        ("99", 5),
        ("9" * 5000, 1),
        ("\x00", 1),
    ],
)
def test_any_text_gives_a_page_that_exists(raw, number):
    assert read_page_number(raw, total=100, size=20).number == number


def test_an_empty_list_has_one_page():
    paging = read_page_number("4", total=0, size=20)
    assert (paging.number, paging.last, paging.start, paging.stop) == (1, 1, 0, 0)


def test_the_last_page_stops_at_the_last_item():
    paging = Paging(3, 20, 45)
    assert (paging.start, paging.stop, paging.previous, paging.next) == (40, 45, 2, None)


@pytest.mark.parametrize(
    ("number", "last", "pages"),
    [
        (1, 1, [1]),
        (1, 4, [1, 2, 3, 4]),
        (1, 9, [1, 2, 3, None, 9]),
        (5, 9, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (6, 20, [1, None, 4, 5, 6, 7, 8, None, 20]),
        (20, 20, [1, None, 18, 19, 20]),
    ],
)
def test_the_window_skips_no_single_page(number, last, pages):
    assert Paging(number, 10, last * 10).pages == pages
