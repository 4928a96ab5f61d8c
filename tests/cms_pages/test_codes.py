"""Filters of topics and audiences in addresses: the same in every language, and those of before."""

import json

import feedparser
import pytest
from wagtail.models import Locale

from core.models import CitySettings, Topic
from core.sites import get_portal
from core.viewer import viewer_in
from search import faces
from tests.built_once import built_once
from tests.cms_pages.factories import NewsIndexPageFactory, NewsPageFactory, make_city, publish
from tests.rows import audience, topic

pytestmark = pytest.mark.django_db


@built_once
def town():
    """Tourcoing in two languages. « Le parc », « The park » is about a topic; others are about nothing. The
    English page points to the French terms, as wagtail-localize leaves it."""
    home = make_city("tourcoing", languages=["fr", "en"])
    english = Locale.objects.get_or_create(language_code="en")[0]
    nature, parent = topic("nature-en-ville", "Nature en ville"), audience("parent", "Parent")
    for term, title in ((nature, "Nature in town"), (parent, "Parents")):
        translation = term.copy_for_translation(english)
        translation.title = title
        translation.save()
    Topic.objects.filter(locale=english).update(former_slugs="nature-in-town")
    topic("ecole", "École")
    news = NewsIndexPageFactory(parent=home, title="Actualités", slug="actualites")
    park = NewsPageFactory(parent=news, title="Le parc", slug="parc")
    park.topics, park.audiences = [nature], [parent]
    publish(park)
    NewsPageFactory(parent=news, title="La piscine", slug="piscine")
    for page, title in ((home, "Tourcoing"), (news, "News"), (park, "The park")):
        copy = page.copy_for_translation(english)
        copy.title = title
        publish(copy)
    NewsPageFactory(parent=copy.get_parent().specific, title="The pool", slug="pool", locale=english)


FILTERS = ["theme=nature-en-ville", "public=parent"]
SWITCHED = [("fr", "Le parc", "La piscine"), ("en", "The park", "The pool")]


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize(("language", "found", "left_out"), SWITCHED)
def test_a_filter_survives_a_switch_of_language(town, visit, language, query, found, left_out):
    text = visit(f"/{language}/actualites/?{query}").content.decode()
    assert f">{found}</a>" in text
    assert f">{left_out}</a>" not in text


@pytest.mark.parametrize("query", [*FILTERS, "theme=nature-in-town"])
@pytest.mark.parametrize(("language", "found", "left_out"), SWITCHED)
def test_so_does_a_feed(town, visit, language, query, found, left_out):
    answer = visit(f"/{language}/actualites/liste.json?{query}")
    assert [item["title"] for item in json.loads(answer.content)["items"]] == [found]
    entries = feedparser.parse(visit(f"/{language}/actualites/liste.rss?{query}").content).entries
    assert [entry.title for entry in entries] == [found]


def test_a_former_slug_in_a_filter_is_read_as_the_code(town, visit):
    text = visit("/en/actualites/?theme=nature-in-town").content.decode()
    address = "http://tourcoing.localhost/en/actualites/?theme=nature-en-ville"
    assert f'<link rel="canonical" href="{address}">' in text


def test_a_topic_is_named_in_the_language_of_the_page(town, visit):
    assert "on the topic Nature in town" in visit("/en/actualites/?theme=nature-en-ville").content.decode()


def test_a_topic_without_translation_keeps_its_name_and_its_filter(town, visit):
    assert "on the topic École" in visit("/en/actualites/?theme=ecole").content.decode()


@pytest.mark.parametrize(
    ("face", "query"),
    [("/", ""), ("/", "?annee=2026"), ("/liste.rss", ""), ("/liste.json", "?annee=2026")],
)
def test_a_former_address_leads_to_that_of_today(town, visit, face, query):
    answer = visit(f"/en/themes/nature-in-town{face}{query}")
    assert (answer.status_code, answer["Location"]) == (301, f"/en/themes/nature-en-ville{face}{query}")


def test_a_former_address_is_read_without_a_request_too(town, visit):
    viewer = viewer_in(get_portal().by_slug["tourcoing"], "en")
    visit("/en/")
    assert "The park" in faces.drawn_at(viewer, "/en/themes/nature-in-town/", "rss").content


def test_a_card_names_its_topic_in_the_language_of_its_page(town, visit):
    assert "Nature en ville" not in visit("/en/actualites/").content.decode()
    in_english = Topic.objects.get(title="Nature in town")
    in_english.title = "Green town"
    in_english.save()
    text = visit("/en/actualites/").content.decode()
    assert "Green town" in text
    assert "Nature in town" not in text


def test_an_editor_may_change_a_code(town, visit):
    nature = Topic.objects.get(slug="nature-en-ville", locale__language_code="fr")
    nature.slug = "jardins"
    nature.save()
    for slug in ("jardins", "nature-en-ville", "nature-in-town"):
        answer = visit(f"/en/actualites/liste.json?theme={slug}")
        assert [item["title"] for item in json.loads(answer.content)["items"]] == ["The park"]


@pytest.mark.parametrize("slug", ["nature-en-ville", "nature-in-town"])
def test_a_section_of_a_home_page_finds_its_topic_whatever_it_was_called(town, visit, slug):
    home = CitySettings.objects.get().site.root_page.specific
    chosen = {"kinds": [], "topics": [slug], "audiences": []}
    home.sections = [("listing", {"title": "À la une", "number": 3} | chosen)]
    publish(home)
    text = visit("/fr/").content.decode()
    assert "Le parc" in text
    assert "La piscine" not in text
    assert home.sections[0].value["topics"] == ["nature-en-ville"]
