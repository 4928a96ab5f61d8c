"""The description of the API, and the API held against it."""

import json
import os

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from search.faces.api.items import FACTS
from tests.built_once import built_once
from tests.cms_pages.factories import NewsIndexPageFactory, publish
from tests.directory.factories import PlacePageFactory, town
from tests.events.factories import ActivityPageFactory, AgendaPageFactory
from tests.rows import topic
from tests.search import index

DESCRIPTION = "/fr/openapi.json"
HEADERS = {"Host": index.HOST, "Accept-Encoding": "identity"}
# Of each list; `make api-check` asks more.
EXAMPLES = int(os.environ.get("PORTAL_API_EXAMPLES", "5"))


@built_once
def item():
    """A news with a topic and a keyword, in a town with a place and an activity."""
    found = town()
    PlacePageFactory(parent=found.directory, title="Boulangerie", slug="boulangerie")
    ActivityPageFactory(parent=AgendaPageFactory(parent=found.home), title="Atelier")
    page = index.news(NewsIndexPageFactory(parent=found.home), slug="marche")
    page.topics.add(topic("nature", "Nature"))
    page.tags.add("vélo")
    publish(page)
    index.follow()
    return page


def description():
    return json.loads(index.read(DESCRIPTION).content)


def parameters(path):
    found = description()["paths"][path]["get"]["parameters"]
    return {parameter["name"]: parameter["schema"] for parameter in found}


@pytest.mark.django_db
def test_it_describes_every_list_of_the_site(item):
    assert {path.removeprefix("/fr/") for path in description()["paths"]} == {
        *("api.json", "recherche/api.json", "lieux/api.json", "activites/api.json", "actualites/api.json"),
        *("themes/{theme}/api.json", "mots-cles/{mot}/api.json"),
    }


@pytest.mark.django_db
def test_the_parameters_of_a_list_are_its_filters_with_their_values(item):
    news = parameters("/fr/actualites/api.json")
    assert news["theme"]["items"] == {"type": "string", "enum": ["nature"]}
    assert news["annee"]["items"]["enum"] == [str(item.date.year)]
    assert parameters("/fr/themes/{theme}/api.json")["theme"]["enum"] == ["nature"]
    assert "categorie" not in news


@pytest.mark.django_db
def test_every_fact_of_an_item_is_described(item):
    described = description()["components"]["schemas"]["Item"]
    (found, *_) = json.loads(index.read("/fr/lieux/api.json").content)["items"]
    assert set(described["properties"]) == set(FACTS) == set(found)


@pytest.mark.django_db
def test_other_sites_may_read_it(item):
    assert index.read(DESCRIPTION)["Access-Control-Allow-Origin"] == "*"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_it_answers_as_described_whatever_is_asked(item, mode):
    schema = schemathesis.openapi.from_wsgi(DESCRIPTION, get_wsgi_application(), headers=HEADERS)
    for operation in schema.get_all_operations():
        _ask(operation.ok(), mode)


def _ask(operation, mode):
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        case.call_and_validate(headers=HEADERS)

    ask()
