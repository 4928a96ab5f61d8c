"""OpenStreetMap: tags -> facts."""

import json

import pytest

from directory.importers.adapters.osm import identifier_of, kind_of, no_more
from tests.directory.factories import CategoryFactory
from tests.directory.importers.conftest import place, reason_of

TAGS = {
    "@id": "node/724181538",
    "name": "Chez Zoé",
    "shop": "bakery",
    "addr:housenumber": "3",
    "addr:street": "rue de Lille",
    "contact:phone": "+33320123456",
    "opening_hours": "Tu-Sa 07:00-19:00",
    "wheelchair": "no",
    "takeaway": "yes",
    "payment:coins": "yes",
    "check_date": "2025-03-02",
}


def features(*tags):
    point = {"type": "Point", "coordinates": [3.1612, 50.7235]}
    rows = [{"type": "Feature", "properties": row, "geometry": point} for row in tags]
    return json.dumps({"type": "FeatureCollection", "features": rows})


@pytest.fixture
def shop(bring):
    CategoryFactory(slug="boulangerie", osm="shop=bakery\nshop=pastry")
    bring(features(TAGS), "osm", "lieux.geojson")
    return place("Chez Zoé")


def test_tags_become_facts(shop):
    assert (shop.street, shop.phone, shop.hours) == ("3 rue de Lille", "03 20 12 34 56", "Tu-Sa 07:00-19:00")
    assert (shop.services, shop.payments, shop.entree_plain_pied) == (["a-emporter"], ["especes"], False)


def test_the_category_is_the_one_that_names_the_tag(shop):
    assert shop.category.slug == "boulangerie"


def test_its_own_identifier_and_date_are_kept(shop):
    assert (shop.osm_id, str(shop.verified_on), shop.verified_by) == (
        "node/724181538",
        "2025-03-02",
        "source",
    )


def test_a_csv_joins_the_same_places_by_their_identifier(bring):
    bring(features(TAGS), "osm", "lieux.geojson")
    run = bring("osm_id,osm_type,name,website\n724181538,node,Chez Zoé,zoe.example\n", "osm", slug="csv")
    assert (run.counts, place("Chez Zoé").website) == ({"updated": 1}, "http://zoe.example")


def test_overpass_elements_are_read(bring):
    element = {"type": "way", "id": 7, "center": {"lat": 50.72, "lon": 3.16}, "tags": {"name": "Parc"}}
    bring(json.dumps({"version": 0.6, "elements": [element]}), "osm", "overpass.json")
    assert (place("Parc").osm_id, place("Parc").latitude) == ("way/7", 50.72)


def test_an_object_without_a_name_is_skipped(bring):
    run = bring(features(TAGS | {"name": ""}), "osm", "lieux.geojson")
    assert reason_of(run, 1) == "sans nom"


@pytest.mark.parametrize(
    ("cells", "identifier"),
    [
        ({"osm_id": 5, "osm_url": "http://www.openstreetmap.org/browse/way/5"}, "way/5"),
        ({"id": "relation/9"}, "relation/9"),
        ({"full_id": "n12"}, ""),
        ({"osm_id": "w12"}, "way/12"),
        ({}, ""),
    ],
)
def test_identifiers_are_found_in_every_form(cells, identifier):
    assert identifier_of(cells) == identifier


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"leisure": "playground"}, "plein-air"),
        ({"leisure": "swimming_pool"}, "culture"),
        ({"amenity": "townhall"}, "service"),
        ({"shop": "books"}, "commerce"),
        ({"amenity": "parking"}, "transport"),
    ],
)
def test_the_sort_of_place_comes_from_the_tags(tags, kind):
    assert kind_of(tags) == kind


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        ({"shop": "vacant"}, "shop=vacant"),
        ({"disused:shop": "bakery"}, "disused:shop=bakery"),
        ({"abandoned:amenity": "cafe", "shop": "no"}, "abandoned:amenity=cafe"),
        ({"amenity": "cafe", "disused": "yes"}, "disused=yes"),
        ({"disused:shop": "bakery", "amenity": "cafe"}, ""),
        ({"shop": "vacant", "tourism": "museum"}, ""),
        ({"name": "Square"}, ""),
    ],
)
def test_what_nobody_uses_any_more_says_so(tags, said):
    assert no_more(tags) == said


def test_a_vacant_shop_is_no_place(bring):
    run = bring(features(TAGS | {"shop": "vacant"}), "osm", "lieux.geojson")
    assert "shop=vacant" in reason_of(run, 1)


def test_the_place_of_a_shop_that_closed_is_reported_as_missing(bring):
    bring(features(TAGS), "osm", "lieux.geojson")
    run = bring(features(TAGS | {"shop": "vacant"}), "osm", "lieux.geojson", is_forced=True)
    assert run.counts == {"skipped": 1, "missing": 1}
