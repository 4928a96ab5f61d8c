"""What a visitor says of where they are: read, obeyed, and kept nowhere."""

import re
from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from core import pagecache
from core.sites import get_portal
from search.forms import QueryForm
from search.projection import catch_up
from search.query import EVERYTHING, SearchQuery
from tests.built_once import built_once
from tests.directory.factories import PlacePageFactory, town
from tests.search import index

pytestmark = pytest.mark.django_db
SEARCH, LIST = "/fr/recherche/", "/fr/lieux/"


@built_once
def places():
    """The directory of a town with two places that have a point, and one that has none."""
    directory = town("tourcoing").directory
    PlacePageFactory(parent=directory, title="Tout près", latitude=50.7235, longitude=3.1612)
    PlacePageFactory(parent=directory, title="Plus loin", latitude=50.7335, longitude=3.1612)
    PlacePageFactory(parent=directory, title="Nulle part", latitude=None, longitude=None)
    catch_up()
    return directory


def read(text):
    return QueryForm(QueryDict(text), portal=get_portal(), language="fr")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("50.6923,3.1746", (50.6923, 3.1746)),
        ("50.69234999,3.17461111", (50.6923, 3.1746)),
        (" +50.7 , -3 ", (50.7, -3.0)),
        ("-36.8485,174.7633", (-36.8485, 174.7633)),
    ],
)
def test_a_place_is_read_to_ten_metres(text, near):
    form = read(QueryDict(mutable=True).urlencode() + f"pres={text.replace('+', '%2B')}&rayon=500")
    assert (form.query.near, form.query.radius, form.notices) == (near, 500, [])


@pytest.mark.parametrize(
    "text",
    ["ici", "50.7", "50,7,3,1", "91,3", "50.7,181", "nan,nan", "1e3,2", "²,³", "9" * 4000 + ",1", "1,2\x00"],
)
def test_a_place_that_does_not_exist_is_ignored_and_said(text):
    form = read(f"pres={text}")
    assert (form.query, len(form.notices)) == (EVERYTHING, 1)


def test_a_distance_without_a_place_says_nothing():
    form = read("rayon=500&tri=distance")
    assert (form.query, form.notices) == (EVERYTHING, [])


def test_an_unknown_distance_is_said():
    assert len(read("pres=50.7,3.1&rayon=123").notices) == 1


def test_the_nearest_first_goes_without_saying():
    query = read("pres=50.7,3.1&tri=distance").query
    assert query.to_querystring() == "pres=50.7000%2C3.1000"


def test_a_place_goes_to_an_address_and_comes_back():
    query = SearchQuery(near=(50.6923, -0.1), radius=2000, sort="titre")
    assert read(query.to_querystring()).query == query


def test_the_list_is_what_has_a_point_nearest_first(places):
    hits = index.read(f"{SEARCH}?pres=50.7236,3.1612").context["results"].hits
    assert [(hit.title, hit.distance_label.replace("\xa0", " ")) for hit in hits] == [
        ("Tout près", "à 10 m"),
        ("Plus loin", "à 1,1 km"),
    ]


def test_the_page_says_how_near_and_offers_the_way_back(places):
    found = index.read(f"{SEARCH}?pres=50.7236,3.1612&rayon=500").context
    assert found["listing_title"]().replace("\xa0", " ").endswith("à moins de 500 m")
    assert [(chip.label.replace("\xa0", " "), chip.url) for chip in found["chips"]] == [
        ("À moins de 500 m", SEARCH)
    ]


def test_forms_of_the_page_keep_the_place(places):
    found = index.read(f"{SEARCH}?pres=50.7236,3.1612&rayon=5000&filtre=theme").context
    kept = [("pres", "50.7236,3.1612"), ("rayon", "5000")]
    assert (found["kept_by_panel"](), found["kept_by_words"]()) == (kept, kept)


@pytest.mark.parametrize(("radius", "count"), [("", 1), ("&rayon=500", 2)])
def test_what_is_not_near_or_nowhere_is_said_with_the_way_to_all(places, radius, count):
    left_out = index.read(f"{LIST}?pres=50.7236,3.1612{radius}").context["left_out"]
    assert left_out["text"].startswith(f"Il en manque {count} ici")
    assert left_out["url"] == LIST


def test_a_list_that_holds_all_says_nothing(places):
    assert index.read(LIST).context["left_out"] is None


def test_places_are_open_first_then_the_nearest_whoever_looks_after_them(places):
    long_ago = timezone.localdate() - timedelta(days=500)
    PlacePageFactory(parent=places, title="À côté", latitude=50.7236, verified_on=long_ago)
    catch_up()
    found = index.read(f"{LIST}?pres=50.7236,3.1612").context
    assert [hit.title for hit in found["results"].hits] == ["À côté", "Tout près", "Plus loin"]
    assert found["sorts"][0]["label"] == "Ouverts d’abord, puis les plus proches"


def test_the_order_by_distance_is_offered_beside_a_place_only(places):
    near, anywhere = (
        [str(sort["label"]) for sort in index.read(SEARCH + query).context["sorts"]]
        for query in ("?pres=50.7236,3.1612", "")
    )
    assert near[0] == "Du plus proche au plus loin"
    assert near[0] not in anywhere


def test_the_place_of_a_visitor_is_kept_nowhere(places):
    kept = len(pagecache.pages())
    answer = index.read(f"{SEARCH}?pres=50.7236,3.1612")
    assert answer["Cache-Control"] == "no-store"
    assert len(pagecache.pages()) == kept


def test_crawlers_never_index_a_place_of_a_visitor(places):
    found = index.read(f"{SEARCH}?pres=50.7236,3.1612").context
    assert found["noindex"]
    assert "pres=" not in found["canonical"]


def test_feeds_are_of_what_is_near(places):
    page = index.read(f"{SEARCH}?pres=50.7236,3.1612&rayon=500")
    address = re.search(r'href="([^"]+liste\.json[^"]*)"', page.content.decode())[1].replace("&amp;", "&")
    assert index.titles_of_feed(address) == ["Tout près"]
