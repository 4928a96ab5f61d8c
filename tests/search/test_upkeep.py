"""The index is compared with the pages, repaired, rebuilt, and follows the calendar."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command

from cms_pages.models import NewsPage
from core.models import CitySettings
from search import upkeep
from search.database import arrays, snapshot
from search.models import Bitmap, DirtyPage, DocumentOccurrences, SearchDocument
from search.occurrences import Occurrence, slot_of, written
from search.registry import register, type_of_kind
from tests.cms_pages.factories import publish
from tests.search import documents, index
from tests.search.documents import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def items():
    newsroom = index.newsroom()
    return [index.news(newsroom, f"Nouvelle {number}") for number in range(4)]


def spoil_title():
    SearchDocument.objects.filter(number=1).update(title="Faux")


def lose_document():
    SearchDocument.objects.filter(number=1).delete()


def spoil_dates():
    soon = documents.NOW + timedelta(hours=1)
    dates = written([Occurrence(documents.NOW, soon, slot_of(documents.NOW))])
    DocumentOccurrences.objects.create(document_id=1, dates=dates)


def spoil_bitmap():
    Bitmap.objects.filter(facet="kind").update(bits=b"\x01")


def lose_bitmap():
    Bitmap.objects.filter(facet="locale").delete()


def leave_a_dirty_row():
    DirtyPage.objects.create(page_id=10**6)


def keep_a_document_too_many():
    number = SearchDocument.objects.get(number=1)
    number.number, number.page_id, number.key = 9, 10**6, "fantome:fr"
    number.save(force_insert=True)


SPOILERS = [
    spoil_title,
    lose_document,
    spoil_dates,
    spoil_bitmap,
    lose_bitmap,
    leave_a_dirty_row,
    keep_a_document_too_many,
]


@pytest.mark.parametrize("spoil", SPOILERS)
def test_a_check_finds_what_is_wrong_and_repairs_it(items, spoil, capsys):
    spoil()
    with pytest.raises(CommandError, match="differences"):
        call_command("search_check")
    call_command("search_check", "--repair")
    assert not upkeep.compare()


def test_a_check_of_a_sound_index_finds_nothing(items, capsys):
    call_command("search_check")
    assert "0 differences" in capsys.readouterr().out


def test_a_rebuild_closes_the_gaps_between_numbers(items, capsys):
    items[0].delete()
    items[2].delete()
    call_command("search_rebuild")
    assert sorted(SearchDocument.objects.values_list("number", flat=True)) == [0, 1]
    assert not upkeep.compare()


def test_readers_follow_a_rebuild(items, capsys):
    before = index.titles()
    items[0].delete()
    call_command("search_rebuild")
    assert index.titles() == [title for title in before if title != "Nouvelle 0"]


@pytest.fixture
def published_while_read(items):
    """Somebody publishes the second item between the moment its page is read and that of writing."""
    news = type_of_kind("news")

    def build(page):
        if page.title == "Nouvelle 1":
            same = NewsPage.objects.get(pk=page.pk)
            same.title = "Titre du jour"
            publish(same)
        return news.build(page)

    register(replace(news, build=build))
    yield
    register(news)


def test_a_rebuild_does_not_undo_a_publication(published_while_read, capsys):
    call_command("search_rebuild")
    assert "Titre du jour" in index.titles()


def test_a_repair_does_not_undo_a_publication(published_while_read):
    spoil_title()
    upkeep.repair(
        upkeep.Differences(pages=dict.fromkeys(SearchDocument.objects.values_list("page_id", flat=True)))
    )
    assert "Titre du jour" in index.titles()


def test_days_come_into_view_with_the_calendar():
    index.newsroom()
    with time_machine.travel(NOW, tick=False):
        documents.store(documents.random_facts(5, 40), CitySettings.objects.get().pk)
    with time_machine.travel(NOW + timedelta(days=200), tick=False):
        assert upkeep.begin_day()
        assert not upkeep.begin_day()
        assert upkeep.wrong_bitmaps() == {}


def test_a_snapshot_brought_up_to_date_equals_a_fresh_one():
    index.newsroom()
    city = CitySettings.objects.get().pk
    facts = documents.random_facts(6, 120)
    documents.store(facts, city)
    before = snapshot.refreshed()
    assert before.values_of("all")
    assert all(before.places_in(name).size for name in snapshot.ORDERS)
    for number, page_id in enumerate(sorted(facts)[: snapshot.MOST_MOVED - 2]):
        documents.store(
            {page_id: None if number % 3 else documents.random_fact(random.Random(page_id), page_id - 1)},
            city,
        )
    patched = snapshot.refreshed()
    snapshot.forget()
    fresh = snapshot.refreshed()
    assert patched == fresh
    assert "_places" in vars(patched)
    assert {name: set(values) for name, values in patched._values.items()} == {
        name: set(values) for name, values in fresh._values.items()
    }
    for name in ("by_date", "by_title", "by_update"):
        known = arrays.flags_of(fresh.bits("all"), fresh.size)
        assert patched.places_in(name)[: fresh.size][known].tolist() == fresh.places_in(name)[known].tolist()


def test_sets_of_another_day_are_not_those_of_the_day_before():
    index.newsroom()
    documents.store(documents.random_facts(6, 5), CitySettings.objects.get().pk)
    before = snapshot.refreshed()
    assert before.values_of("all")
    gone = next(key for key in before.sets if key[0] != "all")
    sets = {("later", "day") if key == gone else key: bits for key, bits in before.sets.items()}
    latest = snapshot._with_documents(replace(before, sets=sets), before, {}, {})
    assert latest.values_of("later") == ["day"]


def test_points_and_openings_brought_up_to_date_equal_fresh_ones():
    index.newsroom()
    city = CitySettings.objects.get().pk
    facts = documents.random_facts(6, 40)
    documents.store(_with_hours(facts, 7), city)
    before = snapshot.refreshed()
    assert before.points.located
    assert before.timetable.next_boundary(documents.NOW)
    some = dict(list(facts.items())[:12])
    documents.store(_with_hours(some, 8) | dict.fromkeys(list(some)[:3]), city)
    patched = snapshot.refreshed()
    assert {"points", "timetable"} <= vars(patched).keys()
    snapshot.forget()
    assert _seen(patched) == _seen(snapshot.refreshed())


def _with_hours(facts, seed):
    """The same documents, two of three with a point and hours."""
    chance = random.Random(seed)
    for fact in facts.values():
        hours = f"{chance.randint(0, 6)} {chance.choice((540, 600))}-{chance.choice((720, 1080))}"
        fact.facets |= {"open_week": [hours] * chance.randint(0, 1), "open_but": ["2026-10-24"]}
        fact.point = (50 + chance.random(), 3.1) if chance.random() < 0.66 else None
    return facts


def _seen(held):
    """What is near and what is open, on eight days."""
    days = [documents.NOW.date() + timedelta(days=number) for number in range(8)]
    near = held.points.around((50.5, 3.1)).nearest(held.points.located, 0, 40)
    return near, [held.timetable.open_on(day) for day in days], held.timetable.next_boundary(documents.NOW)
