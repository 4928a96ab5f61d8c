"""Where words find nothing, somebody can be asked, and there is nothing to choose among."""

import pytest

from core.models import CitySettings
from tests.search import index

pytestmark = pytest.mark.django_db


def test_words_that_find_nothing_lead_to_the_phone_of_the_town(client):
    index.newsroom()
    CitySettings.objects.update(phone="03 20 00 00 00")
    page = client.get("/fr/recherche/?q=xylofroug", headers={"host": "tourcoing.localhost"}).content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    assert "Vous préférez parler à quelqu’un\u202f?" in main
    assert 'href="tel:0320000000"' in main


@pytest.mark.parametrize(
    ("asked", "is_offered"), [("q=xylofroug", False), ("q=xylofroug&type=news", True), ("q=marché", True)]
)
def test_filters_are_offered_where_there_is_something_to_choose_or_to_give_up(asked, is_offered):
    index.news(index.newsroom(), "Le marché déménage")
    page = index.read(f"/fr/recherche/?{asked}").content.decode()
    assert ('class="bar"' in page) is is_offered
    assert ('<b role="status" class="visually-hidden">' in page) is ("xylofroug" in asked)
