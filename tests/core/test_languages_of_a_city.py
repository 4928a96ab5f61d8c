"""A city answers in its own languages and in no other, at every address that the portal has."""

from itertools import product

import pytest
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from django.urls.resolvers import LocalePrefixPattern
from django.utils.translation import override
from wagtail.models import Locale

from core.models import CitySettings
from search.projection import catch_up
from tests.built_once import built_once
from tests.cms_pages.factories import ContentPageFactory, NewsIndexPageFactory, make_city
from tests.rows import topic

pytestmark = pytest.mark.django_db

# What stands for each part of an address.
VALUES = {
    "slug": ["nature"],
    "path": ["actualites/", "actualites"],
    "token": ["a1"],
    "what": ["nature"],
    "extension": ["rss", "atom", "json", "ics", "csv", "geojson", "api"],
}
PAGES = ["", "actualites/", "piscine/"]


@built_once
def towns():
    """Marcq in French alone, Tourcoing in French and English."""
    topic("nature")
    for slug in ("marcq", "tourcoing"):
        home = make_city(slug)
        NewsIndexPageFactory(parent=home, slug="actualites")
        ContentPageFactory(parent=home, slug="piscine")
    CitySettings.objects.filter(slug="tourcoing").update(languages=["fr", "en"])
    english = Locale.objects.create(language_code="en")
    home.copy_for_translation(english).save_revision().publish()
    catch_up()


def views(patterns, namespaces=()):
    """(name, names of the parts of its address) of every view among some patterns."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            parts = pattern.pattern.converters or pattern.pattern.regex.groupindex
            yield ":".join([*namespaces, pattern.name]), list(parts)
        else:
            own = [pattern.namespace] if pattern.namespace else []
            yield from views(pattern.url_patterns, [*namespaces, *own])


def addresses(language):
    """An address or several of every view that has the language in its path, and of pages."""
    roots = [root for root in get_resolver().url_patterns if isinstance(root.pattern, LocalePrefixPattern)]
    yield from (f"/{language}/{path}" for path in PAGES)
    for name, parts in views(pattern for root in roots for pattern in root.url_patterns):
        for values in product(*(VALUES[part] for part in parts)):
            try:
                with override(language):
                    yield reverse(name, kwargs=dict(zip(parts, values, strict=True)))
            except NoReverseMatch:
                continue


def statuses(ask, language):
    """The status of every address in that language of Marcq."""
    return {path: ask(path, headers={"host": "marcq.localhost"}).status_code for path in addresses(language)}


def test_the_addresses_tried_are_many_and_some_answer(towns, client):
    found = list(statuses(client.get, "fr").values())
    assert len(found) > 40
    assert found.count(200) > 10


def test_no_address_answers_in_a_language_that_the_city_lacks(towns, client):
    assert set(statuses(client.get, "en").values()) == {404}


def test_no_form_is_taken_in_a_language_that_the_city_lacks(towns, client):
    assert set(statuses(client.post, "ar").values()) == {404, 405}  # the API takes none in any language


@pytest.mark.parametrize(
    ("accepted", "city", "home"),
    [
        ("en-GB,en;q=0.9", "tourcoing", "/en/"),
        ("de,en;q=0.5,fr;q=0.4", "tourcoing", "/en/"),
        ("ar,nl", "tourcoing", "/fr/"),
        ("en", "marcq", "/fr/"),
        ("", "tourcoing", "/fr/"),
    ],
)
def test_the_bare_address_leads_to_a_language_that_the_city_has(towns, client, accepted, city, home):
    headers = {"host": f"{city}.localhost", "accept-language": accepted}
    answer = client.get("/", headers=headers)
    assert (answer["Location"], "Accept-Language" in answer["Vary"]) == (home, True)


def test_a_page_without_translation_is_not_served_under_another_language(towns, client):
    assert client.get("/en/piscine/", headers={"host": "tourcoing.localhost"}).status_code == 404
