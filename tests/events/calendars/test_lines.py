"""Lines of iCalendar, as RFC 5545 counts octets."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from events.calendars.lines import folded, text
from tests.events.calendars.reading import event, read_back


def test_what_separates_values_is_escaped():
    assert text("a\\b; c, d\r\ne\nf\tg") == "a\\\\b\\; c\\, d\\ne\\nf g"


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\x7f", "\x9b", "\ud800", "\uffff"])
def test_what_no_text_may_hold_is_gone(sign):
    assert text(f"a{sign}b") == "ab"


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028", "\u2029"])
def test_every_end_of_a_line_is_one_to_readers_too(end):
    assert text(f"a{end}b") == "a\\nb"


@pytest.mark.parametrize("length", [74, 75, 76, 149, 150, 5_000])
@pytest.mark.parametrize("sign", ["a", "é", "€", "🧶"])
def test_lines_are_folded_by_octets_never_inside_a_character(length, sign):
    line = "X:" + sign * length
    pieces = folded(line).encode().split(b"\r\n")
    assert max(map(len, pieces)) <= 75
    assert "".join(piece.decode().removeprefix(" ") for piece in pieces) == line


def test_a_line_of_75_octets_is_left_whole():
    assert folded("X" * 75) == "X" * 75
    assert folded("X" * 76) == "X" * 75 + "\r\n X"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), max_size=300))
@example("\\n\\,\\;")
@example("\n \n")
def test_any_text_is_read_back_by_another_program(words):
    (found,) = read_back(event(description=f"a{words}z"))
    assert found["DESCRIPTION"] == f"a{words}z"
