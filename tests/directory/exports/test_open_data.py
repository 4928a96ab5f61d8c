"""The page of open data, its files, and the licences that keep them apart."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest

from core.cells import harmless
from directory.exports import licences
from directory.models import Source, SourceRecord
from tests.directory.factories import PlacePageFactory

pytestmark = pytest.mark.django_db

KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture
def place(tourcoing, city):
    """`place(licence, title=…)`: a place taken from a register; None: the town's own."""

    def make(*names, **fields):
        page = PlacePageFactory(parent=tourcoing.directory, **fields)
        for number, name in enumerate(names):
            source, _made = Source.objects.get_or_create(
                city=city, slug=f"s{number}-{len(name)}", defaults={"name": "Registre", "licence": name}
            )
            SourceRecord.objects.create(
                source=source, identifier=str(page.pk), page=page, digest="x", fetched_on="2026-11-01"
            )
        return page

    return make


def read(visit, path):
    """The text of a file or page of Tourcoing."""
    answer = visit(path)
    assert answer.status_code == 200
    return b"".join(answer).decode()


def names(visit, path):
    return [row["nom"] for row in csv.DictReader(io.StringIO(read(visit, path)))]


def test_share_alike_places_are_in_files_of_their_own(visit, place):
    place("ODbL 1.0", title="De la carte libre")
    place(title="De la ville")
    assert names(visit, "/donnees/lieux.csv") == ["De la ville"]
    assert names(visit, "/donnees/lieux-odbl.csv") == ["De la carte libre"]


def test_a_place_of_an_unknown_licence_is_in_no_file_and_counted(visit, place):
    place("", title="Sans licence")
    assert names(visit, "/donnees/lieux.csv") == []
    assert "1 lieu\u00a0: la licence de leur source" in read(visit, "/fr/donnees/")


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ([], licences.OPEN),
        (["Licence Ouverte / Open Licence version 2.0"], licences.OPEN),
        (["Licence Ouverte", "ODbL"], licences.SHARED_ALIKE),
        (["Open Database License (ODbL)"], licences.SHARED_ALIKE),
        (["ODbL", "© Éditeur"], None),
        ([""], None),
    ],
)
def test_several_sources_have_the_licence_of_the_strictest(sources, expected):
    assert licences.common(sources) == expected


def test_private_facts_never_go_out(visit, place):
    place(owner_email="prive@example.org", staff_notes="à rappeler")
    text = read(visit, "/donnees/lieux.csv") + read(visit, "/donnees/lieux.geojson")
    assert "prive@example.org" not in text
    assert "rappeler" not in text


def test_drafts_and_other_cities_stay_out(visit, place, tourcoing):
    place(title="Brouillon", live=False)
    assert names(visit, "/donnees/lieux.csv") == []


def test_geojson_has_the_points_and_the_address_of_the_page(visit, place):
    page = place()
    place(title="Nulle part", latitude=None, longitude=None)
    (feature,) = json.loads(read(visit, "/donnees/lieux.geojson"))["features"]
    assert feature["geometry"]["coordinates"] == [3.1612, 50.7235]
    assert feature["properties"]["fiche"] == f"http://tourcoing.localhost/fr/lieux/{page.slug}/"


def test_kml_has_the_points_under_their_names_whatever_these_hold(visit, place):
    page = place(title="Fil & <Trame>\x0b", introduction="]]>")
    place(title="Nulle part", latitude=None, longitude=None)
    (mark,) = ElementTree.fromstring(read(visit, "/donnees/lieux.kml")).iter(f"{KML}Placemark")
    assert mark.findtext(f"{KML}name") == "Fil & <Trame>"
    assert mark.findtext(f"{KML}Point/{KML}coordinates") == "3.1612,50.7235"
    assert page.slug in mark.findtext(f"{KML}description")


def test_a_formula_is_put_out_of_action(visit, place):
    place(title="=HYPERLINK(1)")
    assert names(visit, "/donnees/lieux.csv") == ["'=HYPERLINK(1)"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("@SUM(1)", "'@SUM(1)"), ("-1+cmd", "'-1+cmd"), ("+33 1 02", "+33 1 02"), (-3.1, -3.1), (None, "")],
)
def test_what_a_spreadsheet_would_compute_is_text(value, expected):
    assert harmless(value) == expected


def test_a_change_is_in_the_next_file(visit, place):
    page = place(title="Avant")
    assert names(visit, "/donnees/lieux.csv") == ["Avant"]
    page.title = "Après"
    page.save_revision().publish()
    assert names(visit, "/donnees/lieux.csv") == ["Après"]


def test_a_file_that_has_not_changed_is_not_sent_again(visit, client, place):
    answer = visit("/donnees/lieux.csv")
    assert b"".join(answer)
    headers = {"host": "tourcoing.localhost", "if-none-match": answer.headers["ETag"]}
    assert client.get("/donnees/lieux.csv", headers=headers).status_code == 304


def test_the_page_says_in_words_what_keeps_a_place_out(visit, digital):
    digital(siret="")
    assert "aucun numéro SIRET ou RNA" in read(visit, "/fr/donnees/")


def test_the_page_names_files_licences_and_schemas(visit, place):
    place("ODbL 1.0")
    html = read(visit, "/fr/donnees/")
    assert 'href="/donnees/lieux-odbl.csv"' in html
    assert "SCDL Équipements 0.1.5" in html


@pytest.mark.parametrize("path", ["rien.csv", "equipements.geojson", "lieux.xml", "lieux-autre.csv"])
def test_other_files_do_not_exist(visit, tourcoing, path):
    assert visit(f"/donnees/{path}").status_code == 404
