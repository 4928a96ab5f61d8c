"""A list as files: GeoJSON and CSV of its documents, as filtered."""

import csv
import io
import json

import pytest

from directory.listings import place_listing
from search.database import snapshot
from search.faces import download_links
from search.projection import catch_up
from search.query import SearchQuery
from tests.directory.factories import PlacePageFactory, town
from tests.search import index
from tests.sql import assert_sql

pytestmark = pytest.mark.django_db
LIST = "/fr/lieux/"


@pytest.fixture
def directory():
    found = town("tourcoing").directory
    PlacePageFactory(parent=found, title="Boulangerie <Élan>", slug="elan")
    PlacePageFactory(parent=found, title="=Zénith(1)", slug="zenith", latitude=None, longitude=None)
    catch_up()
    return found


def features(query=""):
    return json.loads(index.read(f"{LIST}liste.geojson{query}").content)["features"]


def rows(query=""):
    text = index.read(f"{LIST}liste.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_feature_is_a_point_with_its_title_kind_and_address(directory):
    (found,) = features()
    assert found["geometry"] == {"type": "Point", "coordinates": [3.1612, 50.7235]}
    assert found["properties"] == {
        "title": "Boulangerie <Élan>",
        "language": "fr",
        "kind": "place",
        "kind_label": "Lieu",
        "url": f"http://tourcoing.localhost{LIST}elan/",
        "address": "12 rue de Lille, 59200 Tourcoing",
        "city": "Tourcoing",
    }


def test_geojson_says_what_it_is_and_holds_no_markup(directory):
    answer = index.read(f"{LIST}liste.geojson")
    assert answer["Content-Type"].startswith("application/geo+json")
    assert b"<" not in answer.content


def test_a_feature_keeps_its_id_when_its_title_changes(directory):
    before = features()[0]["id"]
    page = directory.get_children().get(slug="elan").specific
    page.title = "Autre nom"
    page.save_revision().publish()
    catch_up()
    assert (features()[0]["id"], features()[0]["properties"]["title"]) == (before, "Autre nom")


def test_the_table_has_every_document_in_the_order_of_the_list(directory):
    assert [row["titre"] for row in rows()] == ["Boulangerie <Élan>", "'=Zénith(1)"]
    assert rows()[0] | {"date": ""} == {
        "titre": "Boulangerie <Élan>",
        "adresse internet": f"http://tourcoing.localhost{LIST}elan/",
        "ville": "Tourcoing",
        "sorte": "Lieu",
        "adresse": "12 rue de Lille, 59200 Tourcoing",
        "latitude": "50.7235",
        "longitude": "3.1612",
        "date": "",
        "mots": "",
        "langue": "fr",
    }


def test_the_table_is_read_right_by_spreadsheets(directory):
    answer = index.read(f"{LIST}liste.csv")
    assert answer.content.startswith(b"\xef\xbb\xbftitre,")
    assert answer.content.count(b"\r\n") == answer.content.count(b"\n") == 3


def test_files_have_the_filters_of_their_list(directory):
    assert rows("?q=zenith")[0]["titre"] == "'=Zénith(1)"
    assert features("?q=zenith") == []


def test_a_file_whose_address_cannot_be_read_is_an_error(directory):
    assert index.read(f"{LIST}liste.csv?sorte=inconnue").status_code == 400


def test_lists_without_points_have_no_such_files(directory):
    assert index.read("/fr/recherche/liste.geojson").status_code == 404


def test_the_list_offers_its_files(directory):
    links = download_links(place_listing(directory), SearchQuery(words="zenith", sort="fraicheur", page=2))
    assert [link["url"] for link in links] == [
        f"{LIST}liste.geojson?q=zenith&tri=fraicheur",
        f"{LIST}liste.csv?q=zenith&tri=fraicheur",
    ]


@pytest.mark.django_db(transaction=True)
def test_a_file_reads_its_documents_in_one_statement(directory):
    index.read(f"{LIST}liste.csv?q=rien")
    snapshot.refreshed()
    with assert_sql(3):  # the generation, the page, the documents
        index.read(f"{LIST}liste.csv?tri=fraicheur")
