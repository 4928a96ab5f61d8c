"""Small indexes for tests: a city with news, and what a reader sees of them."""

import json

from django.db import connection, transaction
from django.test import Client

from core.sites import Scope
from search.projection import catch_up
from search.query import SearchQuery
from search.services import execute
from tests.cms_pages import factories

HOST = "tourcoing.localhost"
TOURCOING = Scope("tourcoing", "fr")


@transaction.atomic  # indexed once
def newsroom(slug="tourcoing", **settings):
    """The empty news list of a new city."""
    return factories.NewsIndexPageFactory(parent=factories.make_city(slug, **settings))


def news(parent, title="Le marché déménage", **fields):
    """A published news item."""
    return factories.NewsPageFactory(parent=parent, title=title, **fields)


def follow():
    """Bring the index up to date in a test that commits nothing: its pages did not do it themselves."""
    if connection.in_atomic_block:
        catch_up()


def titles(query=None, scope=TOURCOING, **options):
    """Titles of a query's first page."""
    follow()
    return [hit.title for hit in execute(query or SearchQuery(), scope, **options).hits]


def read(path, host=HOST):
    """The answer of a site to a visitor."""
    follow()
    return Client(headers={"host": host}).get(path)


def titles_of_feed(path="/fr/actualites/liste.json", host=HOST):
    """Titles in a JSON feed."""
    return [item["title"] for item in json.loads(read(path, host).content)["items"]]
