"""Distances and nearness, against every point looked at one by one."""

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from search import nearby
from search.database import bitmaps
from search.database.points import Points

LATITUDES = st.floats(50.60, 50.80) | st.sampled_from([-90.0, 90.0, 50.69, 0.0]) | st.floats(-90, 90)
LONGITUDES = st.floats(3.0, 3.3) | st.sampled_from([-180.0, 180.0, 3.17, 0.0]) | st.floats(-180, 180)
PLACES = st.tuples(LATITUDES, LONGITUDES)
ROUBAIX, TOURCOING = (50.6906, 3.1817), (50.7239, 3.1612)


def test_town_halls_are_as_far_as_a_map_says():
    assert nearby.distance(ROUBAIX, TOURCOING) == pytest.approx(3_970, abs=30)


@settings(deadline=None, max_examples=200)
@given(PLACES, st.lists(PLACES, max_size=40), st.sampled_from([*nearby.RADII, 20_000_000]), st.integers())
def test_the_nearest_are_those_of_every_point_looked_at(here, places, radius, seed):
    points = dict(enumerate(places))
    around = Points(points).around(here)
    chosen = {number for number in points if (seed >> number) & 1}
    away = {number: nearby.distance(here, point) for number, point in points.items()}
    found = around.nearest(bitmaps.of_numbers(sorted(chosen)), 1, 12)
    nearest = sorted(away[number] for number in chosen)[1:12]
    assert [away[number] for number in found] == pytest.approx(nearest, rel=1e-6, abs=1)
    inside = set(bitmaps.numbers_of(around.within(radius)))
    assert inside == {number for number in points if away[number] <= radius}


def test_places_of_one_address_keep_one_order_over_pages():
    around = Points(dict.fromkeys(range(30), ROUBAIX)).around(TOURCOING)
    assert around.nearest(around.located, 0, 20) + around.nearest(around.located, 20, 40) == list(range(30))


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (0, "à 10 m"),
        (347, "à 350 m"),
        (994, "à 990 m"),
        (996, "à 1 km"),
        (1_240, "à 1,2 km"),
        (12_600, "à 13 km"),
    ],
)
def test_a_distance_is_said_as_people_say_it(metres, words):
    with override("fr"):
        assert nearby.words_of(metres).replace("\N{NO-BREAK SPACE}", " ") == words


@pytest.mark.parametrize("point", [(None, 3.0), (91, 3), (50, 181), (float("nan"), 3)])
def test_what_is_no_place_on_earth_is_no_point(point):
    assert not nearby.is_point(*point)
