import feedparser
import pytest

from tests.cms_pages.factories import ExperimentPageFactory, NewsPageFactory
from tests.rows import audience, topic
from tests.search.index import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def park(portal):
    page = NewsPageFactory(parent=portal.news, title="Un parc", slug="parc")
    page.topics, page.audiences = [topic("nature", "Nature en ville")], [audience("parent", "Parent")]
    page.tags.add("Travaux")
    page.save()
    return page


@pytest.mark.parametrize("path", ["themes/nature", "publics/parent", "mots-cles/travaux"])
def test_term_lists_what_has_it(park, visit, path):
    response = visit(f"/fr/{path}/")
    assert response.status_code == 200
    assert "Un parc" in response.content.decode()


@pytest.mark.parametrize("path", ["themes/nature", "publics/parent", "mots-cles/travaux"])
@pytest.mark.parametrize("extension", ["rss", "atom"])
def test_term_can_be_followed(park, visit, path, extension):
    feed = feedparser.parse(visit(f"/fr/{path}/liste.{extension}").content)
    assert [entry.link for entry in feed.entries] == ["http://tourcoing.localhost/fr/actualites/parc/"]


def test_term_lists_nothing_of_another_city(park, visit):
    assert "Un parc" not in visit("/fr/themes/nature/", "roubaix").content.decode()


def test_hub_lists_every_city(park, visit):
    assert "Un parc" in visit("/fr/themes/nature/", "hub").content.decode()


@pytest.mark.parametrize("path", ["themes/rien", "publics/rien", "mots-cles/rien", "themes/rien/liste.rss"])
def test_unknown_term_is_not_found(portal, visit, path):
    end = "" if "." in path else "/"
    assert visit(f"/fr/{path}{end}").status_code == 404


def test_topic_without_items_says_so(portal, visit):
    topic("nature", "Nature en ville")
    response = visit("/fr/themes/nature/")
    assert response.status_code == 200
    assert 'class="empty"' in response.content.decode()


@pytest.mark.parametrize(("path", "words"), [("themes", "Nature en ville"), ("publics", "Parent")])
def test_overview_names_every_term(park, visit, path, words):
    assert words in visit(f"/fr/{path}/").content.decode()


@pytest.mark.parametrize("path", ["", "actualites/"])
@pytest.mark.parametrize("extension", ["rss", "atom", "json"])
def test_list_of_a_page_has_three_faces(park, visit, path, extension):
    response = visit(f"/fr/{path}liste.{extension}")
    assert response.status_code == 200
    assert b"Un parc" in response.content


@pytest.mark.parametrize(
    "path", ["actualites/parc/liste.rss", "nulle-part/liste.rss", "actualites/liste.exe"]
)
def test_no_face_where_there_is_no_list(park, visit, path):
    assert visit(f"/fr/{path}").status_code == 404


def test_feed_of_the_home_page_narrows_to_a_kind(park, portal, visit):
    page = ExperimentPageFactory(parent=portal.lab, title="Un atelier")
    page.shown_in.add(portal.tourcoing.sites_rooted_here.get().citysettings)
    page.save()
    feed = feedparser.parse(visit("/fr/liste.rss?type=experiment").content)
    assert [entry.title for entry in feed.entries] == ["Un atelier"]


@pytest.mark.django_db(transaction=True)
def test_keyword_published_a_moment_ago_is_known_at_once(client):
    news = newsroom()
    old, new = NewsPageFactory(parent=news, title="Avant"), NewsPageFactory(parent=news, title="Après")
    client.get("/fr/", headers={"host": "tourcoing.localhost"})
    old.tags.add("Ancien")
    old.save()
    client.get("/fr/mots-cles/ancien/", headers={"host": "tourcoing.localhost"})
    new.tags.add("Nouveau")
    new.save()
    assert client.get("/fr/mots-cles/nouveau/", headers={"host": "tourcoing.localhost"}).status_code == 200


@pytest.mark.parametrize(
    "path", ["themes", "publics", "themes/nature", "publics/parent", "mots-cles/travaux"]
)
def test_lists_without_a_page_say_what_the_home_page_says_of_its_content(park, portal, visit, path):
    portal.tourcoing.disclaimer = "Contenu de démonstration."
    portal.tourcoing.save()
    assert "Contenu de démonstration." in visit(f"/fr/{path}/").content.decode()


def test_a_page_without_notice_does_not_borrow_that_of_the_home_page(park, portal, visit):
    portal.tourcoing.disclaimer = "Contenu de démonstration."
    portal.tourcoing.save()
    assert "Contenu de démonstration." not in visit("/fr/actualites/parc/").content.decode()


@pytest.mark.parametrize("path", ["/fr/themes/", "/fr/themes/nature/", "/fr/themes/nature/liste.rss"])
def test_a_list_takes_no_form(park, client, path):
    assert client.post(path, HTTP_HOST="roubaix.localhost").status_code in (403, 405)
