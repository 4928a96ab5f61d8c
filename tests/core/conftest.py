"""A hub and two cities."""

import pytest
from django.urls import reverse

from core import generation
from tests.built_once import built_once
from tests.cms_pages.factories import ContentPageFactory, make_city


@built_once
def homes():
    """Home pages by slug."""
    return {slug: make_city(slug, is_hub=slug == "hub") for slug in ("hub", "tourcoing", "roubaix")}


@pytest.fixture
def cities(homes):
    """Home pages by slug, that the process has yet to read."""
    generation.bump()
    return homes


@pytest.fixture
def content_page(cities):
    """A page of Tourcoing: /fr/demarches/."""
    return ContentPageFactory(parent=cities["tourcoing"], title="Démarches", slug="demarches")


@pytest.fixture
def visit(client):
    """`visit("/fr/")`: GET as a visitor of Tourcoing."""
    client.raise_request_exception = False

    def get(path, host="tourcoing.localhost", **headers):
        response = client.get(path, headers={"host": host} | headers)
        if response.streaming:
            response.body = b"".join(response.streaming_content)  # read to its end, a file is closed
        return response

    return get


@pytest.fixture
def send(client, cities, admin_user):
    """POST a form of the admin, signed in."""
    client.force_login(admin_user)
    client.raise_request_exception = False

    def post(name, fields, *args):
        return client.post(reverse(name, args=args), fields, headers={"host": "hub.localhost"})

    return post
