"""A record that nobody confirms: asked about, then last, then in no list."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from core import generation
from directory import freshness
from directory.models import DirectorySettings, PlacePage
from search.models import DirtyPage
from tests.directory.factories import PlacePageFactory

DEFAULTS = DirectorySettings()


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 11, 23), 12, date(2027, 11, 23)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_are_counted_as_people_do(day, months, found):
    assert freshness.months_after(day, months) == found


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        (date(2026, 1, 10), freshness.FRESH),
        (date(2026, 7, 9), freshness.FRESH),
        (date(2026, 7, 10), freshness.DUE),
        (date(2027, 1, 9), freshness.DUE),
        (date(2027, 1, 10), freshness.RANKED_LAST),
        (date(2028, 1, 9), freshness.RANKED_LAST),
        (date(2028, 1, 10), freshness.HIDDEN),
        (date(2040, 1, 1), freshness.HIDDEN),
    ],
)
def test_a_record_sinks_after_a_year_and_is_hidden_after_two(today, standing):
    assert freshness.standing_at(date(2026, 1, 10), DEFAULTS, today) == standing


def test_a_record_without_any_date_is_fresh():
    assert freshness.standing_at(None, DEFAULTS, date(2040, 1, 1)) == freshness.FRESH


@pytest.mark.parametrize("today", [date(2027, 2, 28), date(2026, 11, 30), date(2028, 2, 29)])
@pytest.mark.parametrize("months", [1, 6, 12])
def test_the_latest_reference_is_the_last_that_is_old_enough(today, months):
    latest = freshness.latest_reference(months, today)
    assert freshness.months_after(latest, months) <= today
    assert freshness.months_after(latest.fromordinal(latest.toordinal() + 1), months) > today


@pytest.fixture
def shop(tourcoing):
    """Published just after midnight in Tourcoing, when it was still the day before in UTC."""
    page = PlacePageFactory(parent=tourcoing.directory)
    moment = datetime(2026, 1, 10, 0, 30, tzinfo=ZoneInfo("Europe/Paris"))
    PlacePage.objects.filter(pk=page.pk).update(first_published_at=moment)
    return PlacePage.objects.get(pk=page.pk)


def test_the_first_publication_counts_until_somebody_confirms(shop):
    assert freshness.reference_of(shop) == date(2026, 1, 10)
    shop.verified_on = date(2026, 3, 1)
    assert freshness.reference_of(shop) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("today", "weight", "hidden"),
    [(date(2026, 12, 1), 0, False), (date(2027, 1, 10), -1, False), (date(2028, 1, 10), 0, True)],
)
def test_what_a_document_learns(shop, today, weight, hidden):
    assert (freshness.weight_of(shop, today), freshness.is_hidden(shop, today)) == (weight, hidden)


@pytest.mark.parametrize(
    ("today", "crosses"),
    [
        (date(2027, 1, 9), False),
        (date(2027, 1, 10), True),
        (date(2027, 1, 16), True),
        (date(2027, 1, 17), False),
        (date(2028, 1, 10), True),
        (date(2028, 6, 1), False),
    ],
)
def test_a_record_is_written_again_in_the_week_of_its_fall(shop, today, crosses):
    assert (shop.pk in freshness.crossing(today)) is crosses


def test_a_city_has_its_own_patience(shop, tourcoing):
    site = tourcoing.home.sites_rooted_here.get()
    DirectorySettings.objects.create(site=site, sink_after=3)
    generation.forget()
    assert freshness.standing(shop, date(2026, 4, 10)) == freshness.RANKED_LAST


def test_another_patience_writes_the_documents_of_the_city_again(shop, tourcoing):
    DirtyPage.objects.all().delete()
    DirectorySettings.objects.create(site=tourcoing.home.sites_rooted_here.get(), sink_after=3)
    assert set(DirtyPage.objects.values_list("page_id", flat=True)) == {shop.pk}


def test_another_patience_counts_in_every_language(shop, tourcoing, in_english):
    english = in_english(shop)
    DirtyPage.objects.all().delete()
    DirectorySettings.objects.create(site=tourcoing.home.sites_rooted_here.get(), sink_after=3)
    assert set(DirtyPage.objects.values_list("page_id", flat=True)) == {shop.pk, english.pk}
