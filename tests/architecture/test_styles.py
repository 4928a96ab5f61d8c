"""House rules of style sheets: a page from right to left is the same sheet."""

import re

import pytest

from tests.architecture.sources import text_of, tracked

VALUE = r"(?:[\w-]+\((?:[^()]|\([^()]*\))*\)|[^\s;(){}]+)"  # a length, a word, calc(…), var(…)
PHYSICAL = {
    "a side by its name": re.compile(
        r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)[\w-]*"
        r"|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    ),
    "text or a float on one side": re.compile(r"(?<![\w-])(?:text-align|float|clear)\s*:\s*(?:left|right)\b"),
    "a gradient to one side": re.compile(r"\bto (?:left|right)\b"),
    "the caption's side": re.compile(r"caption-side\s*:\s*(?:left|right)"),
}
FOUR_SIDES = re.compile(
    rf"(?<![\w-])(?:margin|padding|inset|border-(?:width|style|color)|scroll-(?:margin|padding))\s*:"
    rf"\s*{VALUE}\s+({VALUE})\s+{VALUE}\s+({VALUE})\s*[;}}]"
)
CORNERS = re.compile(rf"border-radius\s*:\s*({VALUE})\s+({VALUE})(?:\s+({VALUE}))?(?:\s+({VALUE}))?\s*[;}}]")
ASIDE = re.compile(
    r"(?<![\w-])(?:box-shadow|text-shadow)\s*:[^;}]*(?:inset\s+|:\s*|,\s*)-?[1-9][\w.]*\s+\S+\s"
)
OF_LEAFLET = re.compile(r"\.leaflet-tooltip-(?:left|right)[^}]*\}")  # its own names of what a map is


def sheets():
    """[(path, text)] of our style sheets without comments."""
    return [
        (path, OF_LEAFLET.sub("", re.sub(r"/\*.*?\*/", "", text_of(path), flags=re.S)))
        for path in tracked(".css")
    ]


@pytest.mark.parametrize("what", PHYSICAL)
def test_no_style_names(what):
    assert not [f"{path}: {found[0]}" for path, text in sheets() for found in PHYSICAL[what].finditer(text)]


def test_no_shorthand_differs_between_left_and_right():
    assert not [
        f"{path}: {found[0]}"
        for path, text in sheets()
        for found in FOUR_SIDES.finditer(text)
        if found[1] != found[2]
    ]


def test_corners_and_shadows_are_the_same_on_both_sides():
    corners = [
        f"{path}: {found[0]}"
        for path, text in sheets()
        for found in CORNERS.finditer(text)
        if found[1] != found[2] or (found[3] and found[3] != (found[4] or found[2]))
    ]
    shadows = [f"{path}: {found[0]}" for path, text in sheets() for found in ASIDE.finditer(text)]
    assert not corners + shadows


@pytest.mark.parametrize(
    ("rule", "is_physical"),
    [
        ("padding: 0 1rem 0 0;", True),
        ("padding: 0 var(--a) 0 calc(2 * var(--b));", True),
        ("padding: 1rem 2px 0 2px;", False),
        ("padding-inline: 0 1rem;", False),
        ("margin: 0 0 2rem;", False),
    ],
)
def test_a_shorthand_of_four_sides_is_read(rule, is_physical):
    found = FOUR_SIDES.search(rule)
    assert bool(found and found[1] != found[2]) is is_physical
