"""The map of a city, the list that says the same, and the files of its layers."""

import csv
import io
import json

import pytest
from wagtail.models import Locale

from core.models import CitySettings
from directory.layers.kinds import PLACES
from directory.models import Layer
from search.projection import catch_up
from tests.cms_pages.factories import publish
from tests.directory.factories import PlacePageFactory
from tests.directory.layers.conftest import collection, fountains, square
from tests.sql import assert_sql

pytestmark = pytest.mark.django_db

LANE = {"type": "LineString", "coordinates": [[3.15, 50.71], [3.16, 50.72]]}


def read(visit, path, **options):
    answer = visit(path, **options)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_city_without_layers_says_so(visit, tourcoing):
    assert "La carte est encore vide" in read(visit, "/fr/carte/")


def test_the_list_says_what_the_map_shows(visit, load):
    load("fontaines", fountains("F1"), source="Régie des eaux", licence="Licence Ouverte 2.0")
    html = read(visit, "/fr/carte/?couche=fontaines")
    assert "Accès\u00a0: Accès libre" in html
    assert "Régie des eaux" in html
    assert "Licence Ouverte 2.0" in html


def test_what_has_no_page_of_its_own_shows_the_way_there(visit, load):
    load("fontaines", fountains("F1"))
    assert 'data-geo="geo:' in read(visit, "/fr/carte/?couche=fontaines")


def test_a_layer_leads_to_its_map_and_list_not_to_the_top_of_the_page(visit, load):
    load("fontaines", fountains("F1"))
    html = read(visit, "/fr/carte/")
    assert 'href="/fr/carte/#carte"' in html
    assert 'id="liste"' in html.partition('id="carte"')[2]


def test_places_are_the_first_layer(visit, tourcoing, load):
    load("fontaines", fountains("F1"))
    page = PlacePageFactory(parent=tourcoing.directory, title="Boulangerie du Dragon")
    html = read(visit, "/fr/carte/")
    assert f'<a href="/fr/lieux/{page.slug}/">Boulangerie du Dragon</a>' in html


def test_places_that_are_only_in_french_are_on_the_map_too_and_say_so(visit, tourcoing, load):
    load("fontaines", fountains("F1"))
    bakery, _only_french = (
        PlacePageFactory(parent=tourcoing.directory, title=name) for name in ("Pain", "Café")
    )
    CitySettings.objects.update(languages=["fr", "en"])
    english = Locale.objects.create(language_code="en")
    for page in (tourcoing.home, tourcoing.directory, bakery):
        translated = page.copy_for_translation(english)
        translated.title = {"Pain": "Bread"}.get(page.title, page.title)
        publish(translated)
    catch_up()
    features = json.loads(read(visit, f"/en/carte/{PLACES}.geojson"))["features"]
    assert sorted(one["properties"]["title"] for one in features) == ["Bread", "Café [in French]"]
    assert 'lang="fr">Café</a> <span class="lang-note">in French</span>' in read(visit, "/en/carte/")
    assert '<span class="count">2</span>' in read(visit, "/en/carte/")


def test_the_list_has_pages_of_twenty(visit, load):
    load("fontaines", fountains(*(f"F{n}" for n in range(25))))
    html = read(visit, "/fr/carte/?couche=fontaines&page=2")
    assert html.count('<li class="item">') == 5
    assert 'start="21"' in html


@pytest.mark.parametrize(
    "query", ["?couche=rien", "?couche=%3Cb%3E", "?page=-1", "?page=x", "?couche=limite"]
)
def test_a_wrong_address_shows_the_first_layer(visit, load, query):
    load("fontaines", fountains("F1"))
    assert "Eau potable" in read(visit, f"/fr/carte/{query}")


def test_the_hub_has_no_map(client, tourcoing):
    from tests.cms_pages.factories import make_city

    make_city("hub", is_hub=True)
    assert client.get("/fr/carte/", headers={"host": "hub.localhost"}).status_code == 404


def test_a_layer_is_a_valid_feature_collection_with_the_words_of_its_facts(visit, load):
    load("amenagements-cyclables", collection((LANE, {"id_local": "1", "ame_d": "VOIE VERTE"})))
    found = json.loads(read(visit, "/fr/carte/amenagements-cyclables.geojson"))
    assert found["features"][0]["geometry"] == LANE
    assert found["legend"]["ame_d"]["values"]["VOIE VERTE"] == "Voie verte"


def test_a_frame_brings_what_is_in_it(visit, load):
    load("fontaines", fountains("F1", "F2"))
    found = json.loads(read(visit, "/fr/carte/fontaines.geojson?cadre=3,50.7199,3.2,50.72005"))
    assert [feature["id"] for feature in found["features"]] == ["F1"]


@pytest.mark.parametrize("frame", ["x", "1,2,3", "4,50,3,51", "nan,nan,nan,nan", "3,50,4,99"])
def test_a_wrong_frame_is_refused(visit, load, frame):
    load("fontaines", fountains("F1"))
    assert visit(f"/fr/carte/fontaines.geojson?cadre={frame}").status_code == 400


def test_a_table_holds_no_formula_and_says_where_lines_run(visit, load):
    load("amenagements-cyclables", collection((LANE, {"id_local": "1", "nom": "=HYPERLINK(1)"})))
    text = read(visit, "/fr/carte/amenagements-cyclables.csv")
    row = next(csv.DictReader(io.StringIO(text)))
    assert (row["nom"], row["geometrie"]) == ("'=HYPERLINK(1)", "LINESTRING (3.15 50.71, 3.16 50.72)")


def test_places_have_a_feed_of_points_without_private_facts(visit, tourcoing):
    PlacePageFactory(parent=tourcoing.directory, owner_email="prive@example.org")
    text = read(visit, "/fr/carte/lieux.geojson")
    assert json.loads(text)["features"][0]["geometry"]["coordinates"] == [3.1612, 50.7235]
    assert "prive@example.org" not in text


@pytest.mark.parametrize("path", ["rien.geojson", "lieux.csv", "fontaines.xml"])
def test_other_files_do_not_exist(visit, load, path):
    load("fontaines", fountains("F1"))
    assert visit(f"/fr/carte/{path}").status_code == 404


def test_layers_of_another_city_stay_there(visit, load):
    from tests.cms_pages.factories import make_city

    load("fontaines", fountains("F1"))
    make_city("roubaix")
    assert "Eau potable" not in read(visit, "/fr/carte/", city="roubaix")


def test_a_warm_page_asks_two_questions_however_long_the_layer(visit, load):
    load("fontaines", fountains(*(f"F{n}" for n in range(60))))
    load("limite", collection((square(3.15, 50.71), {"code": "59599"})))
    read(visit, "/fr/carte/")
    with assert_sql(3):
        visit("/fr/carte/?couche=fontaines&page=2")


def test_the_border_is_the_first_view(visit, load):
    load("fontaines", fountains("F1"))
    load("limite", collection((square(3.15, 50.71), {"code": "59599"})))
    assert 'data-bounds="3.15000,50.71000,3.16000,50.72000"' in read(visit, "/fr/carte/")


def test_a_title_of_the_town_replaces_that_of_the_kind(visit, load):
    load("fontaines", fountains("F1"), title="Fontaines du centre")
    assert Layer.objects.get().title == "Fontaines du centre"
    assert "Fontaines du centre" in read(visit, "/fr/carte/")


def test_the_map_of_a_place_stands_on_the_border_of_its_town(visit, tourcoing, load):
    load("limite", collection((square(3.15, 50.71), {"code": "59599"})))
    page = PlacePageFactory(parent=tourcoing.directory)
    assert 'data-boundary="/fr/carte/limite.geojson"' in read(visit, f"/fr/lieux/{page.slug}/")


@pytest.mark.parametrize(
    ("point", "bounds"),
    [
        ((50.715, 3.155), "3.15000,50.71000,3.16000,50.72000"),
        ((50.73, 3.14), "3.14000,50.71000,3.16000,50.73000"),
        ((50.70, 3.17), "3.15000,50.70000,3.17000,50.72000"),
    ],
)
def test_the_map_of_a_place_holds_its_town_and_its_point(visit, tourcoing, load, point, bounds):
    load("limite", collection((square(3.15, 50.71), {"code": "59599"})))
    latitude, longitude = point
    page = PlacePageFactory(parent=tourcoing.directory, latitude=latitude, longitude=longitude)
    assert f'data-bounds="{bounds}"' in read(visit, f"/fr/lieux/{page.slug}/")


def test_a_place_has_no_map_where_nothing_is_under_it(visit, tourcoing):
    page = PlacePageFactory(parent=tourcoing.directory)
    assert "data-map" not in read(visit, f"/fr/lieux/{page.slug}/")


def test_a_place_has_a_map_of_tiles_without_a_border(visit, tourcoing, settings):
    settings.MAP_TILE_URL = "https://tiles.example.org/{z}/{x}/{y}.png"
    page = PlacePageFactory(parent=tourcoing.directory)
    assert "data-point=" in read(visit, f"/fr/lieux/{page.slug}/")


def test_the_map_of_a_list_stands_above_it_where_it_is_asked_for(visit, tourcoing, load):
    assert 'class="views"' not in read(visit, "/fr/lieux/?vue=carte")
    load("limite", collection((square(3.15, 50.71), {"code": "59599"})))
    assert "data-map" not in read(visit, "/fr/lieux/")
    assert "/fr/lieux/liste.geojson?tri=titre" in read(visit, "/fr/lieux/?tri=titre&vue=carte")
