"""A city may be deleted by an administrator; its documents go with it."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Site

from search.models import SearchDocument
from search.projection import catch_up
from search.upkeep import compare
from tests.search.index import news, newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def without_tourcoing(client):
    """The answer to the deletion of Tourcoing, which had a document; Roubaix keeps its own."""
    for slug in ("tourcoing", "roubaix"):
        news(newsroom(slug))
    newsroom("hub", is_hub=True)
    catch_up()
    client.force_login(get_user_model().objects.create_superuser("a@example.org", "a@example.org", "a"))
    site = Site.objects.get(hostname="tourcoing.localhost")
    return client.post(f"/admin/sites/delete/{site.pk}/", headers={"host": "hub.localhost"})


def test_deleting_a_site_takes_its_documents_along(without_tourcoing):
    assert without_tourcoing.status_code == 302
    assert set(SearchDocument.objects.values_list("city__slug", flat=True)) == {"roubaix"}


def test_deleting_a_site_leaves_the_index_right(without_tourcoing):
    catch_up()
    assert not compare()
