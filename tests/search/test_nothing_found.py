"""Where words find nothing, somebody can be asked."""

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
