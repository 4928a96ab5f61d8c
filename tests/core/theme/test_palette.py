"""Two yarns must keep every derived colour readable."""

import pytest
from django.utils import translation

from core.theme.palette import contrast, mix, yarn_problems
from tests.core.theme.palettes import ALL, ROUBAIX


@pytest.mark.parametrize("palette", ALL, ids=lambda palette: palette.slug)
def test_the_yarns_of_the_demonstration_pass(palette):
    assert yarn_problems(palette.warp, palette.weft) == []


def test_black_on_white_is_the_highest_contrast():
    assert round(contrast("#000000", "#ffffff"), 2) == 21


def test_contrast_does_not_depend_on_the_order():
    assert contrast(ROUBAIX.warp, ROUBAIX.weft) == contrast(ROUBAIX.weft, ROUBAIX.warp)


@pytest.mark.parametrize(
    ("warp", "weft", "words"),
    [
        ("#c94f63", "#ffffff", "foncé est trop clair"),
        ("#0e4f66", "#c08a2e", "clair est trop sombre"),
        ("#5f5f5f", "#b3b3b3", "proches"),
    ],
)
def test_a_failing_pair_says_why_in_french(warp, weft, words):
    with translation.override("fr"):
        assert any(words in problem for problem in yarn_problems(warp, weft))


@pytest.mark.parametrize("colour", ["red", "#12345", "#12345g", "", "#1234567"])
def test_what_is_no_colour_is_a_problem_and_not_an_error(colour):
    assert len(yarn_problems(colour, "#ffffff")) == 1


def test_a_refused_ratio_never_reads_as_the_limit():
    """This olive is at 6.99: rounded to the nearest it would read 7,0."""
    with translation.override("fr"):
        assert "contraste 6,9, il faut au moins 7" in yarn_problems("#675900", "#ffffff")[0]


def test_mixing_all_of_a_colour_gives_that_colour():
    assert mix("#102030", "#a0b0c0", 1) == "#a0b0c0"
