"""Hours that an older reader took for those of every day are no longer told to anybody after an upgrade."""

import datetime
from functools import cache
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from wagtail.models import Locale

from core.models import CitySettings
from directory.models import PlacePage, Source, SourceRecord
from search.models import DirtyPage
from tests.directory.factories import PlacePageFactory
from tests.directory.importers.conftest import bring, tourcoing, written  # noqa: F401 (fixtures)

MIGRATION = ("directory", "0004_hours_need_days")
heal = import_module(".".join([MIGRATION[0], "migrations", MIGRATION[1]])).heal
NOTE = "De 7\u00a0h à 20\u00a0h, jours à confirmer"


@pytest.fixture
def stored(tourcoing):  # noqa: F811
    """`stored(hours, adapter)`: a place that such a source brought with these hours; typed when empty."""

    def make(hours, adapter="", **facts):
        page = PlacePageFactory(parent=tourcoing.directory, **facts)
        PlacePage.objects.filter(pk=page.pk).update(hours=hours)
        page.refresh_from_db()
        page.save_revision(clean=False).publish()
        if adapter:
            city = CitySettings.objects.get(slug="tourcoing")
            source = Source.objects.create(city=city, slug=adapter, name="Équipements", adapter=adapter)
            values = {"title": page.title, "hours": hours}
            SourceRecord.objects.create(
                source=source, identifier="1", page=page, values=values, fetched_on=datetime.date(2026, 1, 1)
            )
        return page

    return make


@cache
def models_of_then():
    """The models as this migration sees them."""
    return MigrationLoader(connection).project_state(MIGRATION).apps


def healed(page):
    """(hours, words) of a place after the upgrade."""
    heal(models_of_then(), None)
    page.refresh_from_db()
    return page.hours, page.hours_note


@pytest.mark.parametrize(
    ("hours", "adapter"), [("07:00-20:00", ""), ("07:00-20:00", "mednum"), ("Mo-Su 07:00-20:00", "generic")]
)
def test_hours_that_nobody_said_of_every_day_become_words(stored, hours, adapter):
    assert healed(stored(hours, adapter)) == ("", NOTE)


@pytest.mark.parametrize(
    ("hours", "adapter"),
    [
        ("07:00-20:00", "osm"),
        ("Mo-Su 07:00-20:00", "osm"),
        ("Mo-Su 07:00-20:00", ""),
        ("Mo-Fr 07:00-20:00", "generic"),
        ("24/7", "generic"),
        ('Mo 09:00-12:00, Mo 14:00-18:00 "sur rendez-vous"', ""),
    ],
)
def test_hours_that_say_their_days_stay(stored, hours, adapter):
    assert healed(stored(hours, adapter)) == (hours, "")


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (
            "07:00-12:00,13:30-20:00",
            "De 7\u00a0h à 12\u00a0h et de 13\u00a0h\u00a030 à 20\u00a0h, jours à confirmer",
        ),
        ("09:00-18:00; PH off", "Horaires à confirmer"),
    ],
)
def test_the_times_stay_in_words(stored, hours, words):
    assert healed(stored(hours)) == ("", words)


def test_a_note_of_the_editor_stays_alone(stored):
    assert healed(stored("07:00-20:00", hours_note="Fermé en août")) == ("", "Fermé en août")


def test_the_editor_finds_what_to_do_and_the_same_facts_in_the_form(stored):
    page = stored("07:00-20:00", "generic")
    healed(page)
    form = page.get_latest_revision_as_object()
    assert (form.hours, form.hours_note) == ("", NOTE)
    assert "«\u00a007:00-20:00\u00a0» ne sont plus affichés" in form.staff_notes
    assert form.staff_notes.endswith("ou importez de nouveau le fichier «\u00a0Équipements\u00a0».")


def test_every_language_is_healed_and_its_document_written_again(stored, tourcoing):  # noqa: F811
    page = stored("07:00-20:00", "generic")
    CitySettings.objects.update(languages=["fr", "en"])
    english = Locale.objects.get_or_create(language_code="en")[0]
    for parent in (tourcoing.home, tourcoing.directory):
        parent.copy_for_translation(english).save_revision().publish()
    other = page.copy_for_translation(english)
    assert healed(other) == ("", "From 07:00 to 20:00, days to be confirmed")
    assert {page.pk, other.pk} <= set(DirtyPage.objects.values_list("page_id", flat=True))


def test_the_next_import_of_the_file_brings_back_what_it_says(bring, tourcoing):  # noqa: F811
    mapping = {"columns": {"title": "nom", "street": "rue", "hours": "h"}, "identifier": ["id"]}
    rows = "id;nom;rue;h\n1;Parc;1 rue du Fil;tous les jours 7h-20h\n"
    bring(rows, mapping=mapping)
    page = PlacePage.objects.get()
    assert page.hours == "Mo-Su 07:00-20:00"
    assert healed(page) == ("", NOTE)
    bring(rows, mapping=mapping)
    page.refresh_from_db()
    assert (page.hours, page.hours_note) == ("Mo-Su 07:00-20:00", "")
