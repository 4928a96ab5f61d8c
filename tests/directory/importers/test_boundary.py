"""Only what is in the commune."""

import json

import pytest

from directory.importers.errors import FileRefusedError
from tests.directory.importers.conftest import reason_of

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[3.1, 50.7], [3.2, 50.7], [3.2, 50.8], [3.1, 50.8], [3.1, 50.7]]],
}
FAR = {"type": "Polygon", "coordinates": [[[1, 45], [2, 45], [2, 46], [1, 45]]]}
ROWS = (
    "id;nom;rue;tel;point\n"
    "1;Ici;1 rue du Fil;;50.75,3.15\n"
    "2;Ailleurs;;;48.85,2.35\n"
    "3;Sans point;3 rue du Fil;;\n"
)


def area(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


@pytest.fixture
def border(written):
    def write(*areas):
        return str(written(json.dumps({"type": "FeatureCollection", "features": areas}), "contour.geojson"))

    return write


def test_rows_outside_are_skipped(bring, border):
    run = bring(ROWS, boundary=border(area(FAR, code="59512"), area(SQUARE, code="59599")))
    assert run.counts == {"created": 1, "skipped": 2}
    assert [reason_of(run, 3), reason_of(run, 4)] == [
        "hors de la commune",
        "sans position\u00a0: rien ne dit si c’est dans la commune",
    ]


def test_a_code_or_a_name_of_the_town_counts_where_there_is_no_point(bring, border):
    mapping = {"columns": {"title": "nom", "street": "rue", "insee_code": "insee", "town": "ville"}}
    rows = "nom;rue;insee;ville\nA;1 rue du Fil;59599;\nB;1 rue du Fil;59512;\nC;1 rue du Fil;;TOURCOING\n"
    assert bring(rows, mapping=mapping, boundary=border(area(SQUARE, code="59599"))).counts == {
        "created": 2,
        "skipped": 1,
    }


def test_the_boundary_is_kept_for_the_next_run(bring, border):
    bring(ROWS, boundary=border(area(SQUARE)))
    assert bring(ROWS).counts == {"unchanged": 1, "skipped": 2}


@pytest.mark.parametrize(
    "areas",
    [
        [area(FAR, code="59512"), area(SQUARE, code="59378")],
        [area({"type": "Point", "coordinates": [3, 50]})],
        [area({"type": "Polygon", "coordinates": [[[7e5, 6e6], [8e5, 6e6], [8e5, 7e6], [7e5, 6e6]]]})],
    ],
)
def test_a_boundary_that_is_not_of_the_city_is_refused(bring, border, areas):
    with pytest.raises(FileRefusedError):
        bring(ROWS, boundary=border(*areas))


def test_a_number_too_large_for_a_map_is_refused(bring, border):
    endless = {"type": "Polygon", "coordinates": [[[10**400, 1], [2, 45], [2, 46], [10**400, 1]]]}
    with pytest.raises(FileRefusedError):
        bring(ROWS, boundary=border(area(endless, code="59599")))
