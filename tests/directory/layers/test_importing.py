"""A file into a layer: what goes in, what is said of the rest, what a second run does."""

import pytest
from django.core.management import CommandError, call_command

from core import generation
from directory.layers.report import CREATED, REMOVED, SKIPPED, UNCHANGED, UPDATED
from directory.models import Layer, LayerFeature
from directory.reading.errors import FileRefusedError
from tests.directory.layers.conftest import collection, fountains, square

pytestmark = pytest.mark.django_db

POINT = {"type": "Point", "coordinates": [3.16, 50.72]}


def test_rows_become_features_with_their_facts(load):
    load("fontaines", fountains("F1"))
    feature = LayerFeature.objects.get()
    assert (feature.latitude, feature.longitude) == (50.72, 3.16)
    assert feature.facts == {"type_fontaine": "robinet", "conditions_acces": "aucune"}


def test_typed_headers_and_decimal_commas_are_read(load):
    text = 'FID_,F01_TYPE_D,"F03_COORDONNEES_X,C,50","F05_COORDONNEES_Y,C,50"\n1,GIG/GIC,"3,16","50,72"\n'
    assert load("places-pmr", text).counts[CREATED] == 1


def test_rows_of_another_kind_are_skipped_with_their_kind(load):
    text = "type,F01_TYPE_D,lat,lon\nx,Livraison,50.72,3.16\ny,GIG/GIC,50.73,3.16\n"
    report = load("places-pmr", text)
    assert (report.counts[SKIPPED], list(report.reasons)) == (1, ["autre sorte\u00a0: Livraison"])


def test_rows_without_position_are_counted_and_make_no_layer(load):
    report = load("places-pmr", "NBRE_PLACE,IMPLANTATI\n1,Longitudinal\n2,Longitudinal\n")
    assert (report.counts[SKIPPED], report.total) == (2, 2)
    assert not Layer.objects.exists()


def test_what_was_imported_is_seen_at_the_next_request(load):
    before = generation.current()[generation.SHARED]
    load("fontaines", fountains("F1"))
    assert generation.current()[generation.SHARED] > before


def test_a_second_run_changes_nothing(load):
    load("fontaines", fountains("F1", "F2"))
    before = list(LayerFeature.objects.values())
    report = load("fontaines", fountains("F1", "F2"))
    assert (report.counts[UNCHANGED], list(LayerFeature.objects.values())) == (2, before)


def test_a_changed_row_is_written_in_place_of_the_old_one(load):
    load("fontaines", fountains("F1", "F2"))
    report = load("fontaines", fountains("F1", "F2").replace("robinet,50.7201", "autre,50.7201"))
    assert (report.counts[UPDATED], LayerFeature.objects.count()) == (1, 2)
    assert LayerFeature.objects.get(identifier="F2").facts["type_fontaine"] == "autre"


def test_a_row_that_vanished_is_removed(load):
    names = [f"F{n}" for n in range(10)]
    load("fontaines", fountains(*names))
    report = load("fontaines", fountains(*names[:-1]))
    assert (report.counts[REMOVED], LayerFeature.objects.count()) == (1, 9)


def test_a_file_that_lost_a_fifth_of_the_layer_is_refused(load):
    names = [f"F{n}" for n in range(10)]
    load("fontaines", fountains(*names))
    with pytest.raises(FileRefusedError):
        load("fontaines", fountains(*names[:7]))
    assert LayerFeature.objects.count() == 10


def test_unless_it_is_forced(load):
    load("fontaines", fountains("F1", "F2", "F3"))
    load("fontaines", fountains("F1"), force=True)
    assert LayerFeature.objects.count() == 1


def test_the_same_feature_twice_goes_in_once(load):
    report = load("fontaines", fountains("F1", "F1"))
    assert (report.counts[CREATED], report.counts[SKIPPED]) == (1, 1)


def test_a_cut_file_changes_nothing(load, city, write):
    load("fontaines", fountains("F1"))
    path = write("cut.geojson", '{"type": "FeatureCollection", "features": [{"type": "Feature", "geom')
    with pytest.raises(CommandError):
        call_command("import_layer", str(path), city="tourcoing", layer="fontaines")
    assert LayerFeature.objects.count() == 1


def test_rows_outside_the_boundary_are_skipped(load, write):
    boundary = write("town.geojson", collection((square(3.15, 50.71, 0.02), {"code": "59599"})))
    away = {"type": "Point", "coordinates": [3.9, 43.6]}
    report = load(
        "fontaines", collection((POINT, {"id": "in"}), (away, {"id": "out"})), boundary=str(boundary)
    )
    assert list(LayerFeature.objects.values_list("identifier", flat=True)) == ["in"]
    assert report.reasons == {"hors de la commune": 1}


def test_the_boundary_layer_takes_the_town_out_of_many(load, city):
    towns = collection(
        (square(3.15, 50.71), {"code": "59599", "nom": "Tourcoing"}),
        (square(3.25, 50.71), {"code": "59512", "nom": "Roubaix"}),
    )
    report = load("limite", towns)
    assert (report.counts[CREATED], LayerFeature.objects.get().title) == (1, "Tourcoing")


def test_the_report_adds_up_to_the_rows_of_the_file(load, write, capsys):
    path = write("f.csv", fountains("F1", "F1", "F2") + "\nF3,robinet,,,aucune")
    load("fontaines", fountains("F1"))
    call_command("import_layer", str(path), city="tourcoing", layer="fontaines")
    assert "4 lignes dans le fichier" in capsys.readouterr().out


def test_an_unknown_city_is_said(db):
    with pytest.raises(CommandError, match="ailleurs"):
        call_command("import_layer", "x.csv", city="ailleurs", layer="fontaines")
