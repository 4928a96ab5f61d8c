"""JSON and GeoJSON, read object by object."""

import json
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.reading import json_rows, open_table
from directory.reading.errors import FileRefusedError
from directory.reading.json_rows import JsonRows

FEATURE = {"type": "Feature", "id": "node/1", "properties": {"name": "A"}, "geometry": None}


def rows(path):
    return [raw.cells for raw in open_table(path)]


def test_features_give_their_properties_and_identifier(written):
    collection = {"type": "FeatureCollection", "features": [FEATURE]}
    assert rows(written(json.dumps(collection), "a.geojson")) == [{"name": "A", "@id": "node/1"}]


def test_a_list_of_objects_gives_the_objects(written):
    assert rows(written('[{"a": 1}, {"a": 2}]', "a.json")) == [{"a": 1}, {"a": 2}]


def test_the_reference_system_is_read_before_the_features(written):
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
    collection = {"type": "FeatureCollection", "crs": crs, "features": [FEATURE]}
    assert open_table(written(json.dumps(collection))).crs == 2154


@pytest.mark.parametrize(
    "content",
    ['{"type": "FeatureCollection", "features": [{"a": 1}, {"b"', '[{"a": 1}', "[1 2]", "{]", "[" * 100_000],
    ids=["cut in a row", "cut after a row", "no comma", "nonsense", "too deep"],
)
def test_damaged_json_is_refused_in_words(written, content):
    with pytest.raises(FileRefusedError):
        rows(written(content))


def test_what_is_no_object_is_a_fault_of_its_row(written):
    assert [bool(raw.fault) for raw in open_table(written('[1, {"a": 1}]'))] == [True, False]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=4,
)


@settings(max_examples=50)
@given(st.lists(VALUES, max_size=5))
def test_values_come_out_as_they_went_in(values):
    assert list(JsonRows(StringIO(json.dumps(values)))) == values


def test_other_members_of_the_root_are_read_past(written):
    """Millions of them must not fill the memory."""
    content = {"name": "a", "bbox": [1] * 9, "type": "FeatureCollection", "features": []}
    rows = JsonRows(StringIO(json.dumps(content)))

    assert (list(rows), rows.members) == ([], {"type": "FeatureCollection"})


def test_a_lone_feature_is_one_row(written):
    assert rows(written(json.dumps(FEATURE), "a.geojson")) == [{"name": "A", "@id": "node/1"}]


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "Infinity"])
def test_numbers_that_json_does_not_have_are_no_numbers(number):
    text = f'[{{"a": {number}, "b": [{number}], "c": "{number}"}}]'

    assert list(JsonRows(StringIO(text))) == [{"a": None, "b": [None], "c": number}]


def test_large_numbers_are_read(written):
    assert rows(written('[{"a": 123456789012345678901234567890, "b": 1e400}]', "a.json")) == [
        {"a": 123456789012345678901234567890, "b": float("inf")}
    ]


def test_a_value_without_end_is_refused(written, monkeypatch):
    monkeypatch.setattr(json_rows, "LONGEST_VALUE", 100_000)
    with pytest.raises(FileRefusedError):
        rows(written('[{"a": "' + "a" * 500_000 + '"}]', "a.json"))
