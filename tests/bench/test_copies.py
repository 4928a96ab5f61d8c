"""The pages that `make bench` multiplies are pages like any other."""

from datetime import timedelta

import pytest
from wagtail.models import Page

from search.models import SearchDocument
from tests.bench.copies import multiply
from tests.cms_pages.factories import publish
from tests.directory.factories import PlacePageFactory, town
from tests.rows import topic
from tests.search import index

pytestmark = pytest.mark.django_db


@pytest.fixture
def original():
    page = index.news(index.newsroom(), slug="marche")
    page.topics.add(topic("nature", "Nature"))
    page.tags.add("Halle")
    publish(page)
    multiply([page], 3, lambda n: {"date": page.date - timedelta(hours=n + 1)})
    return page


def test_copies_stand_in_the_tree_and_in_the_lists_of_their_terms(original):
    assert not any(Page.find_problems())
    assert index.titles() == [original.title, *[f"{original.title} ({n})" for n in range(3)]]


def test_a_copy_can_be_visited_and_has_its_topics_and_keywords(original):
    page = index.read("/fr/actualites/marche-2/").content.decode()
    assert "/fr/themes/nature/" in page
    assert "/fr/mots-cles/halle/" in page


def test_copied_places_are_listed_each_at_its_own_point():
    place = PlacePageFactory(parent=town().directory)
    publish(place)
    multiply([place], 2, lambda n: {"latitude": place.latitude + n + 1})
    found = SearchDocument.objects.filter(kind="place").values_list("latitude", flat=True)
    assert sorted(latitude - place.latitude for latitude in found) == pytest.approx([0, 1, 2])
