"""From a changed page to its document."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from cms_pages.models import NewsPage
from search import outbox, registry
from search.models import DirtyPage, IndexState, OutboxEntry, SearchDocument
from search.projection import catch_up
from search.registry import DocumentType
from search.renumbering import compact
from tests.cms_pages.factories import publish
from tests.search import index

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def newsroom():
    return index.newsroom()


@pytest.fixture
def poison():
    """The news builder, except that it fails for one title."""
    known = registry.type_of_kind("news")

    def build(page):
        if page.title == "Poison":
            raise ValueError("no words")
        return known.build(page)

    registry.register(DocumentType(**(vars(known) | {"build": build})))
    yield known
    registry.register(known)


def test_a_page_that_cannot_be_built_does_not_hold_back_the_others(newsroom, poison):
    with transaction.atomic():
        index.news(newsroom, "Poison")
        index.news(newsroom, "Saine")
    assert index.titles() == ["Saine"]
    assert DirtyPage.objects.get().attempts == 1


def test_a_page_that_failed_is_tried_again_later_and_not_before(newsroom, poison):
    page = index.news(newsroom, "Poison")
    catch_up()
    assert DirtyPage.objects.get().attempts == 1
    DirtyPage.objects.update(retry_at=timezone.now() - timedelta(seconds=1))
    registry.register(poison)
    catch_up()
    assert index.titles() == [page.title]
    assert not DirtyPage.objects.exists()


def test_a_save_that_changes_no_document_keeps_the_version(newsroom):
    page = index.news(newsroom)
    version = IndexState.objects.get().version
    page.save()
    assert IndexState.objects.get().version == version


def test_drafts_wake_nobody(newsroom):
    page = index.news(newsroom)
    page.title = "Brouillon"
    with transaction.atomic():
        page.save_revision()
        assert not DirtyPage.objects.exists()


def test_numbers_are_not_given_twice(newsroom):
    first = index.news(newsroom, "Une")
    first.delete()
    index.news(newsroom, "Deux")
    assert SearchDocument.objects.get().number == 1


@pytest.fixture
def follower(monkeypatch):
    """An engine that keeps documents elsewhere."""
    monkeypatch.setattr(outbox, "_followers", {"elsewhere": lambda: None})


def test_without_an_engine_that_follows_the_outbox_stays_empty(newsroom):
    index.news(newsroom)
    assert not OutboxEntry.objects.exists()


def test_a_document_with_another_number_is_told_again(newsroom, follower):
    index.news(newsroom, "Une").delete()
    page = index.news(newsroom, "Deux")
    OutboxEntry.objects.all().delete()
    assert compact() == 1
    entry = OutboxEntry.objects.get()
    assert (entry.key, entry.version) == (f"{page.translation_key}:fr", SearchDocument.objects.get().version)


def test_the_outbox_holds_the_last_change_of_each_document(newsroom, follower):
    page = index.news(newsroom)
    publish(page)
    page.title = "Autre"
    publish(page)
    page.delete()
    entry = OutboxEntry.objects.get()
    assert (entry.key, entry.is_deletion) == (f"{page.translation_key}:fr", True)


def test_a_shared_page_is_found_in_both_cities_and_belongs_to_one(newsroom):
    other = index.newsroom("roubaix").get_site().citysettings
    page = index.news(newsroom, "Partagée")
    page.shown_in.add(other)
    publish(page)
    hit = index.execute(index.SearchQuery(), index.Scope("roubaix", "fr")).hits[0]
    assert (hit.is_foreign, hit.city.slug) == (True, "tourcoing")
    assert hit.url == "http://tourcoing.localhost/fr/actualites/partagee/"


def test_a_city_that_shows_nothing_shared_lists_its_own_only(newsroom):
    page = index.news(newsroom, "Partagée")
    page.shown_in.add(index.newsroom("roubaix", shows_shared_items=False).get_site().citysettings)
    publish(page)
    assert index.titles_of_feed(host="roubaix.localhost") == []


def test_an_expired_page_is_gone_from_totals_before_the_timer_runs(newsroom):
    index.news(newsroom, "Bientôt finie", expire_at=timezone.now() + timedelta(hours=1))
    assert index.titles() == ["Bientôt finie"]
    assert index.titles(now=timezone.now() + timedelta(hours=2)) == []


def test_a_page_type_without_builder_is_an_error(poison):
    from search.checks import check_page_types

    del registry._types["news"]
    assert [(error.id, error.obj) for error in check_page_types(None)] == [("search.E001", NewsPage)]
