"""What search knows of a place."""

import pytest

from search.models import SearchDocument
from search.projection import catch_up
from tests.directory.factories import PlacePageFactory

pytestmark = pytest.mark.django_db


def test_published_place_has_a_document_of_its_kind(tourcoing):
    page = PlacePageFactory(parent=tourcoing.directory)

    catch_up()

    document = SearchDocument.objects.get(page_id=page.pk)
    assert (document.kind, document.latitude) == ("place", page.latitude)
