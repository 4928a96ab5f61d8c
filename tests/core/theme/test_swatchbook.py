"""Every topic in one light picture."""

import gzip
import re

import pytest
from lxml import etree

from core.theme import motifs
from core.theme.stylesheet import SWATCH_YARNS, compose
from core.theme.weaving import topics
from core.theme.weaving.swatchbook import CELL, merged_path, swatchbook
from core.theme.weaving.weaves import WEAVES
from tests.core.theme.palettes import dresses

MOST_BYTES = 6_000


def test_it_holds_every_topic_and_every_weave_once():
    groups = etree.fromstring(swatchbook()).findall("{*}g")
    assert sorted(group.get("id") for group in groups) == sorted([*topics.drawings(), *WEAVES])


def test_it_weighs_less_than_six_kilobytes_on_the_wire():
    assert len(motifs.drawn(dresses()["hub"], motifs.SWATCHBOOK)) <= MOST_BYTES


@pytest.mark.parametrize("slug", dresses())
def test_the_sheet_of_a_city_holds_every_topic_in_its_yarns(slug):
    dress = dresses()[slug]
    svg = gzip.decompress(motifs.drawn(dress, motifs.SHEET)).decode()
    assert etree.fromstring(svg).get("viewBox") == f"0 0 {CELL * len(topics.drawings())} {CELL}"
    assert all(f".a{{fill:{yarns['a']}}}" in svg for yarns in dress.look.yarns())
    assert len(motifs.drawn(dress, motifs.SHEET)) <= MOST_BYTES


def test_it_is_the_same_for_every_city():
    assert len({motifs.drawn(dress, motifs.SWATCHBOOK) for dress in dresses().values()}) == 1


def test_each_of_its_colours_is_a_token_of_the_sheet():
    assert set(re.findall(r"var\(--yarn-(.)\)", swatchbook())) <= set(SWATCH_YARNS)


@pytest.mark.parametrize("slug", dresses())
def test_each_city_gives_it_two_schemes(slug):
    text = compose(tuple(dresses().values())).text
    assert text.count(f'[data-city="{slug}"]{{--yarn-a:') == 1
    assert len(re.findall(rf'\[data-city="{slug}"\]{{[^}}]*--yarn-a:', text)) == 2


def test_crossings_side_by_side_are_one_rectangle():
    assert merged_path([".aa.", ".aa."], "a") == "M1 0h2v2h-2z"


def test_a_rectangle_ends_where_its_row_changes():
    assert merged_path(["aa", "a."], "a") == "M0 0h2v1h-2zM0 1h1v1h-1z"


@pytest.mark.django_db
def test_a_weave_and_a_topic_nobody_knows_still_have_an_address():
    assert [part.partition("#")[2] for part in motifs.swatchbook_parts("atlantide", "licorne")] == [
        "twill",
        motifs.DEFAULT_TOPIC,
    ]
