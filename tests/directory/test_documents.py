"""What search knows of a place."""

from datetime import date

import pytest
import time_machine

from core import generation
from core.models import CitySettings
from core.sites import get_portal
from directory.models import Category, Source, SourceRecord
from directory.renewal import pages_to_renew
from search.models import DocumentText, SearchDocument
from search.projection import catch_up
from tests.directory.factories import PlacePageFactory
from tests.sql import assert_sql

pytestmark = pytest.mark.django_db


def test_published_place_has_a_document_of_its_kind(tourcoing):
    page = PlacePageFactory(parent=tourcoing.directory)

    catch_up()

    document = SearchDocument.objects.get(page_id=page.pk)
    assert (document.kind, document.latitude) == ("place", page.latitude)


def document_of(page):
    catch_up()
    return SearchDocument.objects.filter(page_id=page.pk).first()


def test_place_is_found_by_its_category_and_what_holds_it(tourcoing, categories):
    page = PlacePageFactory(parent=tourcoing.directory, category=Category.objects.get(slug="velo"))

    assert document_of(page).values["category"] == ["commerces", "velo"]


def test_words_of_facts_are_words_of_the_document(tourcoing):
    page = PlacePageFactory(
        parent=tourcoing.directory, services=["reparation"], district="Le Fresnoy", street="3 rue du Rouet"
    )

    text = DocumentText.objects.get(document_id=document_of(page).pk)
    assert text.body == ""
    assert all(word in text.keywords for word in ("Réparation", "Le Fresnoy", "rue du Rouet"))


def test_unknown_code_is_no_facet_value(tourcoing):
    page = PlacePageFactory(parent=tourcoing.directory, payments=["troc", "carte"])

    assert document_of(page).values["payment"] == ["carte"]


def test_only_facts_that_are_true_can_be_filtered(tourcoing):
    page = PlacePageFactory(parent=tourcoing.directory, entree_plain_pied=True, sanitaires_adaptes=False)

    assert document_of(page).values["access"] == ["entree_plain_pied"]


@pytest.mark.parametrize(
    "facts", [{"hours": "24/7", "by_appointment": True}, {"hours": 'Mo-Su 00:00-24:00 "sur rendez-vous"'}]
)
def test_place_that_asks_for_an_appointment_is_never_simply_open(tourcoing, facts):
    document = document_of(PlacePageFactory(parent=tourcoing.directory, **facts))

    assert (document.values.get("open_week"), document.card["by_appointment"]) == (None, True)


def test_document_keeps_nothing_private(tourcoing):
    page = PlacePageFactory(
        parent=tourcoing.directory, owner_email="patron@example.org", staff_notes="sonner deux fois"
    )

    document = document_of(page)
    written = f"{document.card} {document.values} {document.text.body}"
    assert "example.org" not in written
    assert "sonner" not in written


@time_machine.travel("2026-11-23 10:00+01:00", tick=False)
def test_place_confirmed_long_ago_comes_last(tourcoing):
    page = PlacePageFactory(parent=tourcoing.directory, verified_on=date(2025, 10, 1))

    assert document_of(page).values["ranked_last"] == ["1"]


@time_machine.travel("2026-11-23 10:00+01:00", tick=False)
def test_place_confirmed_too_long_ago_is_in_no_list(tourcoing):
    page = PlacePageFactory(parent=tourcoing.directory, verified_on=date(2024, 10, 1))

    assert document_of(page) is None


def test_source_and_licence_are_on_the_card(tourcoing):
    page = PlacePageFactory(parent=tourcoing.directory)
    source = Source.objects.create(
        city=CitySettings.objects.get(), slug="osm", name="OpenStreetMap", adapter="osm", licence="ODbL"
    )
    SourceRecord.objects.create(
        source=source, identifier="node/1", page=page, fetched_on=date(2026, 11, 1), digest="x"
    )
    page.save()

    assert document_of(page).card["sources"] == [{"name": "OpenStreetMap", "licence": "ODbL", "url": ""}]


@time_machine.travel("2026-11-23 10:00+01:00", tick=False)
def test_night_writes_again_only_what_meets_a_holiday_or_an_exception(tourcoing):
    plain = PlacePageFactory(parent=tourcoing.directory, hours="Mo-Fr 09:00-18:00")
    closing = PlacePageFactory(parent=tourcoing.directory, hours="Mo-Fr 09:00-18:00; PH off")
    catch_up()

    with time_machine.travel("2026-11-28 02:00+01:00", tick=False):
        renewed = list(pages_to_renew())

    assert renewed == [closing.pk]
    assert plain.pk not in renewed


def test_night_asks_no_more_queries_of_many_places(tourcoing):
    for _number in range(5):
        PlacePageFactory(parent=tourcoing.directory, hours="Mo-Fr 09:00-18:00")
    catch_up()

    generation.begin_request()
    get_portal()

    with assert_sql(5):
        assert list(pages_to_renew()) == []
