"""Documents that an older builder wrote are written again after an upgrade."""

from dataclasses import replace

import pytest
from django.core.management import call_command

from search import registry
from search.models import DirtyPage, IndexState, SearchDocument
from search.versions import mark_outdated
from tests.search import index

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def news():
    return index.news(index.newsroom(), "Le marché déménage")


@pytest.fixture
def newer_builder():
    """News whose builder now gives them another summary."""
    before = registry.type_of_kind("news")

    def build(page):
        return replace(before.build(page), summary="Autrement")

    registry.register(replace(before, build=build, version=before.version + 1))
    yield
    registry.register(before)


def test_documents_of_a_changed_builder_are_written_again(news, newer_builder):
    call_command("search_catch_up")
    assert SearchDocument.objects.get(page_id=news.pk).summary == "Autrement"


def test_an_index_from_before_versions_is_written_again_once(news):
    IndexState.objects.update(builders={})
    assert mark_outdated() >= 1
    assert (mark_outdated(), DirtyPage.objects.filter(page_id=news.pk).count()) == (0, 1)


def test_other_kinds_are_left_alone(news, newer_builder):
    mark_outdated()
    assert set(DirtyPage.objects.values_list("page_id", flat=True)) == {news.pk}


def test_documents_of_a_builder_that_is_gone_go(news):
    SearchDocument.objects.filter(page_id=news.pk).update(kind="former")
    state = IndexState.objects.get()
    IndexState.objects.update(builders={**state.builders, "former": 1})
    call_command("search_catch_up")
    assert SearchDocument.objects.get(page_id=news.pk).kind == "news"
