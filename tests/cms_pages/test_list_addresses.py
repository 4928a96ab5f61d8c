"""Lists and their faces without a request: what tasks and mails draw."""

import pytest

from core.sites import get_portal
from core.viewer import viewer_in
from search import faces
from search.listings import listing_at
from search.projection import catch_up
from tests.cms_pages.factories import NewsPageFactory
from tests.rows import topic


@pytest.fixture
def item(portal):
    """A news item about nature, with a keyword."""
    page = NewsPageFactory(parent=portal.news, title="Le parc rouvre")
    page.topics.add(topic("nature", "Nature"))
    page.tags.add("vélo")
    page.save()
    catch_up()
    return page


@pytest.fixture
def viewer(item):
    """Somebody who reads in Tourcoing."""
    return viewer_in(get_portal().by_slug["tourcoing"])


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/fr/actualites/", "Actualités"),
        ("/fr/actualites/?theme=nature", "Actualités"),
        ("/fr/themes/nature/", "Nature"),
        ("/fr/mots-cles/velo/", "vélo"),
        ("/fr/recherche/?q=parc", "Chercher à Tourcoing"),
        ("/fr/recherche/?q=parc&partout=1", "Chercher dans toutes les villes"),
    ],
)
def test_an_address_tells_its_list(viewer, address, title):
    assert listing_at(viewer, address).title == title


@pytest.mark.parametrize(
    "address", ["/fr/themes/absent/", "/fr/absent/", "/nl/actualites/", "/fr/themes/", "x"]
)
def test_other_addresses_are_of_no_list(viewer, address):
    assert listing_at(viewer, address) is None


@pytest.mark.parametrize("ext", ["rss", "atom", "json"])
def test_a_feed_is_the_same_with_and_without_a_request(viewer, visit, ext):
    drawn = faces.drawn_at(viewer, "/fr/actualites/?theme=nature", ext)
    served = visit(f"/fr/actualites/liste.{ext}?theme=nature").content
    assert drawn.content.encode() == served
    assert "Le parc rouvre" in drawn.content


def test_a_list_has_only_its_own_faces(viewer):
    assert faces.drawn_at(viewer, "/fr/actualites/", "csv") is None
