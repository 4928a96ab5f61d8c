"""What search knows of an activity."""

import json

import pytest

from events import services
from events.ages import BANDS
from search.models import DocumentText, SearchDocument
from search.occurrences import read
from search.projection import catch_up
from tests.cms_pages.factories import publish
from tests.events.factories import ActivityPageFactory, TrainingPageFactory, on_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]


def activity(tourcoing, **fields):
    schedule = json.dumps(fields.pop("schedule", on_days("2027-01-12")))
    return ActivityPageFactory(parent=tourcoing.agenda, schedule=schedule, **fields)


def document_of(page):
    catch_up()
    return SearchDocument.objects.get(page_id=page.pk)


def dates_of(page):
    return read(document_of(page).occurrences.dates)


def test_activity_has_the_point_and_district_of_its_place(tourcoing):
    document = document_of(activity(tourcoing, venue=tourcoing.place))

    place = tourcoing.place
    assert (document.latitude, document.longitude) == (place.latitude, place.longitude)
    assert document.values["district"] == ["Le Fresnoy"]
    assert document.card["venue"]["title"] == "Médiathèque de la Navette"


def test_free_address_has_its_own_point(tourcoing):
    page = activity(tourcoing, venue_name="Sous le kiosque", latitude=50.7, longitude=3.1, district="Centre")

    document = document_of(page)
    assert (document.place_name, document.latitude, document.values["district"]) == (
        "Sous le kiosque",
        50.7,
        ["Centre"],
    )


def test_online_activity_has_no_place(tourcoing):
    document = document_of(activity(tourcoing, venue=tourcoing.place, attendance="en-ligne"))

    assert (document.latitude, document.values["attendance"]) == (None, ["en-ligne"])


def test_place_that_changes_its_name_changes_the_activity(tourcoing):
    page = activity(tourcoing, venue=tourcoing.place)
    tourcoing.place.title = "Médiathèque neuve"
    publish(tourcoing.place)

    assert document_of(page).card["venue"]["title"] == "Médiathèque neuve"


@pytest.mark.parametrize(
    ("fields", "years"),
    [
        ({}, ["tout-age"]),
        ({"is_for_all_ages": True}, ["0+", "tout-age"]),
        ({"min_age": 6, "max_age": 8}, ["6", "7", "8"]),
        ({"min_age": 18}, ["18+"]),
        ({"max_age": 2}, ["0", "1", "2"]),
    ],
)
def test_ages_are_found_by_year(tourcoing, fields, years):
    assert document_of(activity(tourcoing, **fields)).values["years"] == years


@pytest.mark.parametrize(
    ("fields", "bands"),
    [
        ({}, None),
        ({"min_age": 6, "max_age": 11}, ["11-14", "6-10"]),
        ({"min_age": 60}, ["adultes", "seniors"]),
        ({"max_age": 3}, ["0-2", "3-5"]),
        ({"is_for_all_ages": True}, sorted(BANDS)),
    ],
)
def test_ages_are_found_by_the_bands_they_meet(tourcoing, fields, bands):
    assert document_of(activity(tourcoing, **fields)).values.get("band") == bands


@pytest.mark.parametrize(
    ("price", "is_free", "values"),
    [("gratuit", True, ["gratuit"]), ("payant", False, ["payant"]), ("", None, None)],
)
def test_only_what_says_so_is_free(tourcoing, price, is_free, values):
    document = document_of(activity(tourcoing, price=price))

    assert (document.is_free, document.values.get("price")) == (is_free, values)


def test_activity_says_first_what_is_accessible_then_its_place(tourcoing):
    tourcoing.place.entree_plain_pied = tourcoing.place.sanitaires_adaptes = True
    publish(tourcoing.place)
    page = activity(tourcoing, venue=tourcoing.place, sanitaires_adaptes=False)

    assert document_of(page).values["access"] == ["entree_plain_pied"]


def test_training_is_found_by_level_skill_and_trainer(tourcoing):
    skill = "Utilisation sécurisée du numérique"
    page = TrainingPageFactory(parent=tourcoing.agenda, level="debutant", skills=[skill], trainer="Nadia")

    document = document_of(page)
    assert (document.kind, document.values["level"], document.values["skill"]) == (
        "training",
        ["debutant"],
        [skill],
    )
    assert "Nadia" in DocumentText.objects.get(document_id=document.pk).keywords


def test_document_has_the_dates_with_their_state(tourcoing):
    page = activity(tourcoing, schedule=on_days("2027-01-12", "2027-01-13"))
    services.cancel_occurrences(page, ["20270112T130000Z"], by=None)

    assert [date.takes_place for date in dates_of(page)] == [False, True]


def test_unknown_code_is_no_facet_value(tourcoing):
    assert document_of(activity(tourcoing, languages=["fr", "klingon"])).values["language"] == ["fr"]
