"""Cloth: floats, tiles, skylines, pictures."""

import pytest
from lxml import etree

from core.theme.palette import Palette
from core.theme.weaving import skylines, topics
from core.theme.weaving.threads import float_path, runs
from core.theme.weaving.tiles import tile
from core.theme.weaving.weaves import WEAVES, Look, joined_twill, ribbon, weave_named
from tests.core.theme.palettes import HUB, ROUBAIX


def test_consecutive_crossings_are_one_run():
    assert list(runs(6, lambda step: step in {0, 1, 4, 5})) == [(0, 2), (4, 2)]


def test_a_float_that_continues_has_no_gap_at_its_end():
    assert float_path(0, 0, 2, vertical=True, open_start=True, open_end=True) == "M0.5 0h7v16h-7z"


def test_a_herringbone_turns_after_six_threads():
    weave = WEAVES["herringbone"]
    assert [weave.is_warp_on_top(x, 0) for x in range(6)] == [
        weave.is_warp_on_top(11 - x, 0) for x in range(6)
    ]


def test_a_weave_nobody_knows_is_a_twill():
    assert weave_named("tartan") is WEAVES["twill"]


@pytest.mark.parametrize("name", WEAVES)
def test_a_commune_may_wear_any_weave(name):
    look = Look(Palette("halluin", "#37333f", "#dfd6c8", name))
    svg = etree.fromstring(tile(look.weave, look.yarns()))
    classes = {path.get("class") for path in svg.iter("{*}path")}
    assert classes == {"g", "a", "b"}


@pytest.mark.parametrize("count", range(1, 7))
def test_the_hub_joins_the_yarns_of_every_city(count):
    assert set(joined_twill(count).wefts) == set("cefhij"[:count])


@pytest.mark.parametrize("count", range(1, 7))
def test_a_joined_twill_repeats_without_a_seam(count):
    weave = joined_twill(count)
    assert weave.height % len(weave.wefts) == 0


def test_the_ribbon_has_three_threads_a_city():
    assert ribbon(3).warps == "ccceeefff"


def test_a_town_without_a_drawing_gets_a_skyline_of_its_own():
    one, other = (
        skylines.skyline(Look(Palette(slug, "#37333f", "#dfd6c8", "twill"))) for slug in ("lys", "leers")
    )
    assert one != other


def test_a_composed_skyline_is_always_the_same():
    look = Look(Palette("wasquehal", "#37333f", "#dfd6c8", "twill"))
    assert skylines.skyline(look) == skylines.skyline(look)


@pytest.mark.parametrize(
    "slug", ["lys", "leers", "hem", "croix", "wattrelos", "halluin", "mouvaux", "bondues"]
)
def test_a_composed_skyline_fills_the_cloth(slug):
    rows = skylines.skyline(Look(Palette(slug, "#37333f", "#dfd6c8", "twill")))
    built = [x for x in range(skylines.WIDTH) if any(row[x] != " " for row in rows[:-1])]
    assert len(built) > skylines.WIDTH * 0.7


@pytest.mark.parametrize(
    "slug", ["lys", "leers", "hem", "croix", "wattrelos", "halluin", "mouvaux", "bondues"]
)
def test_a_composed_skyline_stays_within_the_cloth(slug):
    rows = skylines.skyline(Look(Palette(slug, "#37333f", "#dfd6c8", "twill")))
    assert {len(row) for row in rows} == {skylines.WIDTH}


def test_the_hub_shows_a_district_in_each_yarn():
    letters = set("".join(skylines.skyline(Look(HUB, ("#a3223a", "#0e4f66")))))
    assert {"c", "e"} <= letters
    assert "f" not in letters


def test_every_topic_drawing_is_a_square():
    for rows in topics.drawings().values():
        assert [len(row) for row in rows] == [24] * 24


def test_a_topic_stands_between_two_borders_of_the_weave():
    rows = topics.picture("tree", weave_named(ROUBAIX.weave))
    assert rows[0] == rows[0][:8] * 6
