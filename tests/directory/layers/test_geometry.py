"""Geometries in any coordinates -> WGS 84."""

import pytest

from directory.layers.geometry import in_degrees, middle
from directory.layers.kinds import AREA, KINDS, LINE, POINT
from tests.directory.layers.conftest import square

LANE = {"type": "LineString", "coordinates": [[770224.2, 6281531.9], [769942.1, 6281237.0]]}


def test_a_line_in_lambert_93_is_moved_whole():
    (x, y), (x2, y2) = in_degrees(LANE, LINE)["coordinates"]
    assert (round(x, 3), round(y, 3)) == (3.87, 43.629)
    assert (x2, y2) != (x, y)


def test_a_swapped_line_is_put_right():
    line = {"type": "LineString", "coordinates": [[50.72, 3.16], [50.73, 3.17]]}
    assert in_degrees(line, LINE)["coordinates"] == [[3.16, 50.72], [3.17, 50.73]]


def test_the_middle_of_a_line_is_on_it():
    line = {"type": "LineString", "coordinates": [[3.0, 50.0], [3.0, 50.2]]}
    assert middle(line) == (50.1, 3.0)


def test_an_area_is_a_point_where_points_are_wanted():
    assert in_degrees(square(3.16, 50.72), POINT) == {"type": "Point", "coordinates": [3.165, 50.725]}


@pytest.mark.parametrize(
    ("geometry", "wanted"),
    [
        (None, POINT),
        ({"type": "LineString", "coordinates": []}, LINE),
        ({"type": "LineString", "coordinates": [["a", "b"], [1, 2]]}, LINE),
        ({"type": "LineString", "coordinates": [[3.1, 50.7]]}, LINE),
        ({"type": "Point", "coordinates": [3.1, 50.7]}, LINE),
        ({"type": "Point", "coordinates": [0, 0]}, POINT),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 1], [1, 0], [0, 0]]]}, AREA),
        ({"type": "Polygon"}, AREA),
    ],
)
def test_what_is_no_geometry_of_the_kind_is_none(geometry, wanted):
    assert in_degrees(geometry, wanted) is None


def test_every_code_of_a_kind_has_words():
    facts = [fact for kind in KINDS.values() for fact in kind.facts.values()]
    assert all(str(words) for fact in facts for words in (fact.label, *fact.values.values()))
