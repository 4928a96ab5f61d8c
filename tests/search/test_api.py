"""`api.json`: a list for programs, walked to its end while it changes."""

import json

import pytest

from search.database import snapshot
from search.faces.api.cursors import PAGE_SIZE
from tests.built_once import built_once
from tests.cms_pages.copies import copy_document
from tests.cms_pages.factories import publish
from tests.rows import topic
from tests.search import index
from tests.sql import assert_sql

pytestmark = pytest.mark.django_db
LIST = "/fr/actualites/api.json"


@built_once
def item():
    """A news with a topic."""
    page = index.news(index.newsroom(), "Le marché <déménage>", slug="marche", introduction="Dès lundi.")
    page.topics.add(topic("nature", "Nature"))
    publish(page)
    index.follow()
    return page


def asked(path=LIST, status=200):
    answer = index.read(path)
    assert answer.status_code == status, answer.content.decode()
    return json.loads(answer.content)


def test_an_item_says_what_its_page_is(item):
    (found,) = asked()["items"]
    assert found["url"] == "http://tourcoing.localhost/fr/actualites/marche/"
    assert (found["title"], found["summary"], found["kind"]) == ("Le marché <déménage>", "Dès lundi.", "news")
    assert (found["values"]["theme"], found["point"], found["date"]) == (["nature"], None, None)


def test_it_counts_every_value_of_every_filter(item):
    facets = {facet["param"]: facet for facet in asked()["facets"]}
    assert facets["theme"]["values"] == [{"value": "nature", "label": "Nature", "count": 1, "parent": None}]


def walked():
    """Every item of the list by its id, following the cursors."""
    answer = asked()
    yield from answer["items"]
    while answer["cursor"]:
        answer = asked(answer["next"].removeprefix("http://tourcoing.localhost"))
        yield from answer["items"]


@pytest.mark.usefixtures("engine")
def test_a_walk_brings_every_item_once(item):
    copy_document(item, 2 * PAGE_SIZE)
    titles = [found["title"] for found in walked()]
    assert titles == [item.title, *(f"Copie {n}" for n in range(2 * PAGE_SIZE))]


def test_it_says_the_question_as_it_was_read(item):
    answer = asked(f"{LIST}?theme=nature&q=+marché+&utm_source=x&tri=ancien")
    assert answer["query"] == {"q": ["marché"], "theme": ["nature"], "tri": ["ancien"]}
    assert answer["page"] == "http://tourcoing.localhost/fr/actualites/?q=march%C3%A9&theme=nature&tri=ancien"
    assert (answer["total"], answer["cursor"], answer["next"]) == (1, None, None)


def test_a_page_can_be_asked_for_by_its_number(item):
    copy_document(item, PAGE_SIZE)
    assert [found["title"] for found in asked(f"{LIST}?page=2")["items"]] == [f"Copie {PAGE_SIZE - 1}"]


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("page=99999", 404, "La liste n’a pas cette page"),
        ("page=0", 400, "Page"),
        ("theme=inconnu", 400, "inconnu"),
        ("du=2026-13-45", 400, "2026-13-45"),
        ("du=2026-12-31&au=2026-01-01", 404, "dernier jour"),
        ("pres=ici", 400, "ici"),
        ("suite=x", 400, "suite"),
        ("q=" + "a" * 10_000, 400, "trop long"),
        ("q=" + "a" * 300, 400, "200"),
        ("q=%00", 400, "illisible"),
    ],
)
def test_what_cannot_be_answered_is_said_in_words(item, query, status, words):
    answer = index.read(f"{LIST}?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert (json.loads(answer.content)["status"], words in answer.content.decode()) == (status, True)


def test_a_cursor_of_another_list_is_no_place_of_this_one(item):
    copy_document(item, PAGE_SIZE)
    cursor = asked()["cursor"]
    assert asked(f"{LIST}?suite={cursor}")["items"]
    assert "pas cette page" in asked(f"{LIST}?theme=nature&suite={cursor}", status=404)["title"]
    assert "se passe de page" in asked(f"{LIST}?page=2&suite={cursor}", status=404)["detail"]


@pytest.mark.parametrize("path", ["/fr/rien/api.json", "/fr/actualites/marche/api.json", "/fr/liste.api"])
def test_what_is_no_list_is_not_found(item, path):
    assert index.read(path).status_code == 404


def test_a_form_sent_to_it_is_refused_in_json(item):
    answer = index.Client(headers={"host": index.HOST}).post("/fr/recherche/api.json")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert json.loads(answer.content)["status"] == 405


@pytest.mark.parametrize("file", ["api.json", "liste.json", "liste.rss"])
def test_other_sites_may_read_lists(item, file):
    assert index.read(f"/fr/actualites/{file}")["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["/fr/actualites/", "/admin/", "/fr/fiche/secret/"])
def test_other_sites_may_read_nothing_else(item, path):
    assert "Access-Control-Allow-Origin" not in index.read(path)


@pytest.mark.django_db(transaction=True)
def test_it_is_kept_and_validated(item):
    first = index.read(LIST)
    with assert_sql(1):  # the generation
        again = index.Client(headers={"host": index.HOST, "if-none-match": first["ETag"]}).get(LIST)
    assert again.status_code == 304


@pytest.mark.django_db(transaction=True)
def test_it_asks_what_the_page_of_the_list_asks(item):
    index.read(LIST)
    snapshot.refreshed()
    with assert_sql(3):  # the generation, the page, the documents
        index.read(f"{LIST}?tri=ancien")
