"""The same place twice: found, and made one."""

from datetime import date

import pytest
from wagtail.contrib.redirects.models import Redirect

from core.models import CitySettings
from directory.models import PlacePage, Proposal, Source, SourceRecord
from directory.truth.duplicates import pairs_of
from directory.truth.merging import MergeError, merge_places
from tests.directory.factories import PlacePageFactory, town
from tests.directory.truth.conftest import fresh

pytestmark = pytest.mark.django_db
FAR = {"latitude": 50.75, "longitude": 3.2}


@pytest.fixture
def second(tourcoing, bakery):
    """Another record of the bakery, twenty metres off."""
    return PlacePageFactory(
        parent=tourcoing.directory,
        title="Boulangerie Au Bon Pain",
        slug="boulangerie-au-bon-pain",
        latitude=bakery.latitude + 0.0002,
        phone="+33 3 20 77 77 77",
        website="https://example.org",
        hours="Mo 10:00-11:00",
    )


def found():
    return [(pair.first.title, pair.second.title) for pair in pairs_of(PlacePage.objects.all())]


@pytest.mark.parametrize(
    ("title", "is_found"),
    [
        ("AU BON PAIN", True),
        ("Pain (au bon)", True),
        ("Au bon pain 2", False),
        ("Au bon vin de Loire", False),
    ],
)
def test_places_near_each_other_with_nearly_the_same_name(tourcoing, bakery, title, is_found):
    PlacePageFactory(parent=tourcoing.directory, title=title, slug="autre", latitude=bakery.latitude + 0.0003)
    assert bool(found()) is is_found


def test_the_same_name_far_away_is_another_shop(tourcoing, bakery):
    PlacePageFactory(parent=tourcoing.directory, title="Au bon pain", slug="autre", **FAR)
    assert found() == []


@pytest.mark.parametrize("number", [{"phone": "0320010203"}, {"siret": "73282932000074"}])
def test_the_same_number_anywhere(tourcoing, bakery, number):
    PlacePage.objects.filter(pk=bakery.pk).update(siret="73282932000074")
    PlacePageFactory(parent=tourcoing.directory, title="Tout autre nom", **FAR, **number)
    assert len(found()) == 1


def test_a_number_that_a_whole_service_shares_says_nothing(tourcoing):
    for n in range(5):
        PlacePageFactory(parent=tourcoing.directory, title="abcde"[n] * 9, phone="3949")
    assert found() == []


def test_two_cities_never_share_a_place(bakery):
    PlacePageFactory(parent=town("roubaix").directory, title="Au bon pain", slug="au-bon-pain")
    assert found() == []


def test_the_record_that_stays_is_completed_where_it_was_empty(bakery, second):
    winner = merge_places(winner_id=bakery.pk, loser_id=second.pk)
    assert (winner.website, winner.hours) == ("https://example.org", "Tu-Sa 09:00-12:00")
    assert winner.live


def test_facts_that_belong_together_are_not_mixed(tourcoing, second):
    bare = PlacePageFactory(
        parent=tourcoing.directory, street="1 rue X", postcode="", town="", latitude=None, longitude=None
    )
    winner = merge_places(winner_id=bare.pk, loser_id=second.pk)
    assert (winner.street, winner.postcode, winner.latitude) == ("1 rue X", "", second.latitude)


def test_hours_come_with_the_appointment_that_they_ask_for(tourcoing, second):
    PlacePage.objects.filter(pk=second.pk).update(by_appointment=True)
    bare = PlacePageFactory(parent=tourcoing.directory, hours="")
    winner = merge_places(winner_id=bare.pk, loser_id=second.pk)
    assert (winner.hours, winner.by_appointment) == ("Mo 10:00-11:00", True)


def test_the_appointment_of_other_hours_stays_with_them(bakery, second):
    PlacePage.objects.filter(pk=second.pk).update(by_appointment=True)
    assert merge_places(winner_id=bakery.pk, loser_id=second.pk).by_appointment is False


def test_the_whole_town_is_served_by_the_record_that_stays(bakery, second):
    PlacePage.objects.filter(pk=second.pk).update(serves_whole_town=True)
    assert merge_places(winner_id=bakery.pk, loser_id=second.pk).serves_whole_town


def test_a_no_about_access_is_an_answer_that_stays(bakery, second):
    PlacePage.objects.filter(pk=bakery.pk).update(entree_plain_pied=False)
    PlacePage.objects.filter(pk=second.pk).update(entree_plain_pied=True)
    assert merge_places(winner_id=bakery.pk, loser_id=second.pk).entree_plain_pied is False


def test_the_address_of_the_other_leads_to_the_one_that_stays(visit, bakery, second):
    merge_places(winner_id=bakery.pk, loser_id=second.pk)
    response = visit("/fr/lieux/boulangerie-au-bon-pain/")
    assert response.status_code == 301
    assert response.headers["Location"] == "http://tourcoing.localhost/fr/lieux/au-bon-pain/"


def test_older_addresses_follow(tourcoing, bakery, second):
    third = PlacePageFactory(parent=tourcoing.directory, title="Pain", slug="pain")
    merge_places(winner_id=second.pk, loser_id=third.pk)
    merge_places(winner_id=bakery.pk, loser_id=second.pk)
    assert set(Redirect.objects.values_list("redirect_page_id", flat=True)) == {bakery.pk}


def test_places_of_a_city_that_left_the_site_become_one_without_an_address(tourcoing, bakery, second):
    tourcoing.home.unpublish()

    assert merge_places(winner_id=bakery.pk, loser_id=second.pk).phone == bakery.phone
    assert not Redirect.objects.exists()


def test_what_belongs_to_the_other_moves(tourcoing, bakery, second):
    city = CitySettings.objects.get(slug="tourcoing")
    source = Source.objects.create(city=city, slug="osm", name="OSM", adapter="osm")
    record = SourceRecord.objects.create(
        source=source, identifier="node/1", page=second, digest="x", fetched_on=date(2026, 1, 1)
    )
    proposal = Proposal.objects.create(place=second, origin="public")
    merge_places(winner_id=bakery.pk, loser_id=second.pk)
    record.refresh_from_db()
    proposal.refresh_from_db()
    assert (record.page_id, proposal.place_id) == (bakery.pk, bakery.pk)


def test_the_other_stays_as_a_draft(bakery, second):
    merge_places(winner_id=bakery.pk, loser_id=second.pk)
    assert (fresh(second).live, fresh(second).hours) == (False, "Mo 10:00-11:00")


def test_a_merge_is_done_once(bakery, second):
    merge_places(winner_id=bakery.pk, loser_id=second.pk)
    with pytest.raises(MergeError):
        merge_places(winner_id=second.pk, loser_id=bakery.pk)


def test_places_of_two_cities_stay_two(bakery):
    other = PlacePageFactory(parent=town("roubaix").directory)
    with pytest.raises(MergeError):
        merge_places(winner_id=bakery.pk, loser_id=other.pk)
