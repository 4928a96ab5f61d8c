"""Budgets of docs/ for places: 4 questions a page with warm processes, 12 with cold ones, however many there
are."""

import pytest
from django.db import transaction

from core import generation, pagecache, routing
from directory.models import Category
from directory.services import load_categories
from search.database import snapshot
from tests.cms_pages.copies import copy_document
from tests.cms_pages.factories import publish
from tests.directory.factories import PlacePageFactory, town
from tests.sql import assert_sql

# A process only keeps what is committed.
pytestmark = pytest.mark.django_db(transaction=True)
PATHS = [
    "/fr/lieux/",
    "/fr/lieux/?categorie=velo&ouvert=maintenant&tri=fraicheur",
    "/fr/lieux/?pres=50.7235,3.1612&rayon=500&page=2",
    "/fr/lieux/bobine/",
    "/fr/lieux/liste.rss",
    "/fr/carte/",
    "/fr/donnees/",
]


@pytest.fixture
@transaction.atomic  # indexed once
def bobine(transactional_db):
    directory = town().directory
    load_categories()
    facts = {"title": "La Bobine", "slug": "bobine", "hours": "Mo-Su 00:00-24:00", "services": ["reparation"]}
    page = PlacePageFactory(parent=directory, category=Category.objects.get(slug="velo"), **facts)
    publish(page)
    return page


@pytest.fixture
def read(client):
    """A visit of Tourcoing."""

    def get(path):
        response = client.get(path, headers={"host": "tourcoing.localhost"})
        assert response.status_code == 200

    return get


@pytest.mark.parametrize("number", [20, pytest.param(2000, marks=pytest.mark.slow)])
def test_queries_stay_within_the_budget(bobine, read, number):
    copy_document(bobine, number)
    for path in PATHS:
        read(path)
        pagecache.pages().clear()  # it would answer in the place of the page
        with assert_sql(4):
            read(path)


@pytest.mark.parametrize("path", PATHS)
def test_first_visit_to_a_cold_process_stays_within_twelve(bobine, read, path):
    copy_document(bobine, 20)
    read(path)
    for forget in (generation.forget, routing.forget, snapshot.forget):
        forget()
    with assert_sql(12):
        read(path)
