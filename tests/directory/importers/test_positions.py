"""Any two numbers -> degrees. Town hall of Roubaix: 50.6919 N, 3.1746 E; its Lambert-93 by pyproj."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from directory.reading import points, positions

LATITUDE, LONGITUDE = 50.691900, 3.174600


def near(found):
    return found is not None and found == pytest.approx((LATITUDE, LONGITUDE), abs=2e-6)


@pytest.mark.parametrize(
    ("x", "y"), [(3.1746, 50.6919), ("3,1746", "50,6919"), (" 3.1746 ", "50.6919"), (50.6919, 3.1746)]
)
def test_degrees_are_read_in_either_order(x, y):
    assert near(positions.position(x, y))


@pytest.mark.parametrize("code", [2154, 3950, 3949, 3943, 27572])
@pytest.mark.parametrize("swapped", [False, True])
def test_french_metres_become_degrees(code, swapped):
    latitude, longitude = (43.6, 3.87) if code == 3943 else (LATITUDE, LONGITUDE)
    x, y = Transformer.from_crs(4326, code, always_xy=True).transform(longitude, latitude)
    found = positions.position(*((y, x) if swapped else (x, y)))
    assert found == pytest.approx((latitude, longitude), abs=2e-6)


def test_the_reference_system_of_the_file_comes_first():
    x, y = Transformer.from_crs(4326, 3857, always_xy=True).transform(LONGITUDE, LATITUDE)
    assert near(positions.position(x, y, crs=3857))


@pytest.mark.parametrize(
    ("x", "y"), [(0, 0), ("", ""), (None, 50), ("3e999", "2"), ("NaN", "NaN"), (1e9, 1e9), (True, True)]
)
def test_nonsense_is_no_position(x, y):
    assert positions.position(x, y) is None


@pytest.mark.parametrize(
    "text",
    [
        "SRID=4326;POINT (3.1746 50.6919)",
        "POINT(3.1746 50.6919)",
        "POINT Z (3.1746 50.6919 31.5)",
        "POINT (3,1746 50,6919)",
        "0101000000840D4FAF946509401B0DE02D90584940",
        "[3.1746, 50.6919]",
        "50.6919,3.1746",
        "3,1746 , 50,6919",
        "50.6919 | 3.1746",
        "geo:50.6919,3.1746",
        "50°41'30.84\"N 3°10'28.56\"E",
        '{"lon": 3.1746, "lat": 50.6919}',
        "{'lon': 3.1746, 'lat': 50.6919}",
        '{"type": "Point", "coordinates": [3.1746, 50.6919]}',
        {"lon": 3.1746, "lat": 50.6919},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [3.1746, 50.6919]}},
        [3.1746, 50.6919],
    ],
)
def test_pairs_in_one_cell_are_read(text):
    assert near(positions.position(*points.pair(text)))


def test_what_is_larger_than_a_point_gives_a_point_inside():
    square = {"type": "Polygon", "coordinates": [[[3, 50], [3.2, 50], [3.2, 50.2], [3, 50]]]}
    x, y = positions.middle_of(square)
    assert 3 < x < 3.2
    assert 50 < y < 50.2


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {},
        {"type": "Point"},
        {"type": "Point", "coordinates": ["a"]},
        {"type": "Cube", "coordinates": []},
        {"type": "Polygon", "coordinates": "x"},
    ],
)
def test_damaged_geometry_has_no_middle(geometry):
    assert positions.middle_of(geometry) is None


@given(st.text(), st.text())
def test_no_text_breaks_the_reading(x, y):
    assert positions.position(x, y) is None or len(positions.position(x, y)) == 2


@given(st.text() | st.dictionaries(st.text(), st.integers()) | st.lists(st.text()))
def test_no_cell_breaks_the_reading_of_a_point(cell):
    assert points.pair(cell) is None or len(points.pair(cell)) == 2
