"""A town hall's own file of a layer: its columns are guessed, shown on a map, kept for the next file."""

import pytest
from django.urls import reverse

from directory.models import Layer, LayerFeature, LayerUpload
from tests.directory.factories import PlacePageFactory
from tests.directory.importing.columns import compare, guessed, send_file
from tests.directory.layers.conftest import collection, square
from tests.directory.layers.test_admin import confirm, editor, hub  # noqa: F401 (fixtures)

pytestmark = pytest.mark.django_db
WATER = """Points d’eau de la ville;;;;;
Nom du point;Lat.;Long.;Fauteuil;Genre;Tenu par
Square du Rouet;50,72;3,16;Oui;Borne;Mme Leroy
Parvis;50,721;3,161;non;Borne;Mme Leroy
Ailleurs;;;;;
Lille;50,63;3,06;;;
""".encode("cp1252")
BY_ADDRESS = "Nom;Adresse;Places\nHalle;8 rue des Bobines;4\nÉglise;1 rue inconnue;2\n"
LINES = 'Rue;Tracé\nQuai;"LINESTRING (3.16 50.72, 3.17 50.73)"\nPont;là-bas\n'


@pytest.fixture
def send(editor, city):  # noqa: F811
    """`send(content)`: the screen of the columns of a file of drinking water."""

    def post(content=WATER, name="eau.csv", kind="fontaines"):
        address = reverse("directory_layer_new")
        return send_file(editor, address, content, name, city=city.pk, kind=kind)

    return post


@pytest.fixture
def bring(editor, send):  # noqa: F811
    """The same, compared and imported: the upload in the end."""

    def post(*args, others=None, **how):
        compare(editor, send(*args, **how), **(others or {}))
        return confirm(editor, LayerUpload.objects.latest("pk"))

    return post


def test_columns_are_guessed_and_rows_shown_on_a_map(send, load):
    load("limite", collection((square(3.15, 50.71, 0.05), {"code": "59599"})))
    answer = send()
    assert guessed(answer) == {
        "Nom du point": "title",
        "Lat.": "latitude",
        "Long.": "longitude",
        "Fauteuil": "",
        "Genre": "",
        "Tenu par": "",
    }
    assert [row.reason for row in answer.context["preview"].rows] == [
        "",
        "",
        "sans position",
        "hors de la commune",
    ]
    assert [point["title"] for point in answer.context["map"]["points"]] == ["Square du Rouet", "Parvis"]
    assert LayerFeature.objects.get().layer.slug == "limite"


def test_what_the_form_says_is_on_the_map_and_kept_for_the_next_file(send, bring):
    upload = bring(others={"c4": "accessible_pmr", "c5": "type_fontaine"})
    assert (upload.status, upload.report["counts"]) == ("done", {"created": 3, "skipped": 1, "removed": 0})
    square = LayerFeature.objects.get(title="Square du Rouet")
    assert square.facts == {"accessible_pmr": "true", "type_fontaine": "Borne"}
    assert guessed(send())["Fauteuil"] == "accessible_pmr"
    assert bring().report["counts"]["unchanged"] == 3


def test_columns_of_a_file_that_nobody_imported_are_forgotten(editor, send):  # noqa: F811
    compare(editor, send(), c5="type_fontaine")
    assert not Layer.objects.exists()
    assert guessed(send())["Genre"] == ""


def test_an_address_places_a_feature_which_stays_where_nobody_answers(bring, tourcoing):
    door = PlacePageFactory(
        parent=tourcoing.directory, street="8 rue des Bobines", latitude=50.72, longitude=3.16
    )
    assert bring(BY_ADDRESS, kind="places-pmr").report["counts"]["created"] == 1
    hall = LayerFeature.objects.get()
    assert (hall.title, hall.latitude, hall.facts) == ("Halle", 50.72, {"nb_places": "4"})
    door.unpublish()
    assert bring(BY_ADDRESS, kind="places-pmr").report["counts"]["unchanged"] == 1


def test_a_line_is_read_from_its_cell(editor, send, bring):  # noqa: F811
    assert guessed(send(LINES, kind="amenagements-cyclables"))["Tracé"] == ""
    upload = bring(LINES, kind="amenagements-cyclables", others={"c1": "title", "c2": "shape"})
    assert upload.report["counts"]["created"] == 1
    assert LayerFeature.objects.get().geometry["type"] == "LineString"


def test_a_file_that_does_not_say_where_is_asked(editor, send):  # noqa: F811
    answer = compare(editor, send(b"Nom;Places\nHalle;4\n", kind="places-pmr"))
    assert "Dites où se trouve chaque ligne" in answer.content.decode()
    assert LayerUpload.objects.get().status == "columns"


def test_shapes_beside_the_rows_need_no_column(send):
    answer = send(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"nom": "Parvis"},'
        ' "geometry": {"type": "Point", "coordinates": [3.16, 50.72]}}]}',
        name="eau.geojson",
    )
    assert [row.point for row in answer.context["preview"].rows] == [(50.72, 3.16)]
    assert answer.context["form"].needed.is_in(frozenset())
