"""Only what is in the commune."""

import json

import pytest

from core.models import CitySettings
from directory.layers.importing import import_layer
from directory.reading.errors import FileRefusedError
from tests.directory.importers.conftest import place, reason_of

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


def test_the_border_of_the_map_decides_and_the_report_counts_those_outside(bring, border, tourcoing):
    import_layer(city=tourcoing.city, kind="limite", path=border(area(SQUARE, code="59599")))
    run = bring(ROWS)
    assert run.counts == {"created": 2, "skipped": 1}
    assert (reason_of(run, 3), run.remarks[-1]) == (
        "hors de la commune",
        "1 ligne est hors de la commune et a été laissée de côté.",
    )


INSIDE = "".join(f"{n};Ici {n};{n} rue du Fil;;50.75,3.1{n}\n" for n in range(1, 9))


@pytest.fixture
def taken_in(bring, tourcoing):
    """Nine places of an import before the city had a centre: « Ailleurs » is far away."""
    bring(f"id;nom;rue;tel;point\n9;Ailleurs;;;48.85,2.35\n{INSIDE}")
    CitySettings.objects.filter(pk=tourcoing.city.pk).update(latitude=50.75, longitude=3.15)
    return f"id;nom;rue;tel;point\n9;Ailleurs;;;48.85,2.35\n{INSIDE}"


def test_what_an_earlier_import_took_in_from_elsewhere_is_no_longer_published(bring, taken_in):
    assert bring(taken_in, is_preview=True).counts == {"updated": 1, "unchanged": 8}
    assert place("Ailleurs").live
    run = bring(taken_in)
    assert (run.counts, reason_of(run, 2)) == (
        {"updated": 1, "unchanged": 8},
        "hors de la commune\u00a0: sa page n’est plus publiée",
    )
    assert (place("Ailleurs").live, place("Ici 1").live) == (False, True)
    assert bring(taken_in).counts == {"skipped": 1, "unchanged": 8}


def test_what_an_editor_wrote_there_is_the_editors_to_withdraw(bring, taken_in):
    page = place("Ailleurs")
    page.street = "1 rue d’Ailleurs"
    page.save_revision().publish()
    run = bring(taken_in)
    assert place("Ailleurs").live
    assert reason_of(run, 2).endswith("dépubliez-le s’il n’est pas de la commune")


def test_a_wrong_border_withdraws_nothing(bring, taken_in, tourcoing):
    CitySettings.objects.filter(pk=tourcoing.city.pk).update(latitude=43.61, longitude=3.87)
    run = bring(taken_in)
    assert run.reason.startswith(
        "Sur les 9 lignes connues jusqu’ici, 0 ne sont plus dans le fichier et 9 sont"
    )
    assert place("Ici 1").live


def test_without_a_border_what_is_far_from_the_centre_is_outside(bring, tourcoing):
    tourcoing.city.latitude, tourcoing.city.longitude = 50.72, 3.16
    assert bring(ROWS).counts == {"created": 2, "skipped": 1}


def test_another_town_is_told_by_its_name_where_there_is_no_point(bring, tourcoing):
    tourcoing.city.latitude, tourcoing.city.longitude = 50.72, 3.16
    mapping = {"columns": {"title": "nom", "street": "rue", "town": "ville"}}
    rows = "nom;rue;ville\nA;1 rue A;TOURCOING CEDEX 2\nB;1 rue B;Lyon\nC;1 rue C;59200 Tourcoing\n"
    assert bring(rows, mapping=mapping).counts == {"created": 2, "skipped": 1}


def test_a_point_is_turned_round_when_it_fits_the_town_only_so(bring, tourcoing):
    tourcoing.city.latitude, tourcoing.city.longitude = (
        -22.27,
        166.44,
    )  # no rule of French degrees helps there
    run = bring("id;nom;rue;tel;point\n1;Quai;;;166.44,-22.27\n2;Ici;;;50.75,3.15\n")
    assert (run.counts, place("Quai").latitude) == ({"created": 1, "skipped": 1}, -22.27)


def test_metres_of_web_maps_are_read_where_only_they_fit_the_town(bring, tourcoing):
    tourcoing.city.latitude, tourcoing.city.longitude = 50.72, 3.16
    bring("id;nom;rue;tel;point\n1;Carte;;;351769 6572500\n")
    assert place("Carte").latitude == pytest.approx(50.72, abs=0.02)
