"""Places and their directory for tests, published as an editor would."""

from types import SimpleNamespace

import factory
import wagtail_factories
from django.db import transaction

from directory.models import Category, DirectoryIndexPage, PlacePage
from tests.cms_pages.factories import make_city
from tests.rows import french


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Category
        django_get_or_create = ("slug", "locale")

    locale = factory.LazyFunction(french)
    slug = "boulangerie"
    title = factory.LazyAttribute(lambda category: category.slug.capitalize())


class DirectoryIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = DirectoryIndexPage

    title = "Lieux et services"
    slug = "lieux"


class PlacePageFactory(wagtail_factories.PageFactory):
    """A shop of Tourcoing. `parent`: its directory."""

    class Meta:
        model = PlacePage

    title = factory.Sequence(lambda n: f"Boulangerie numéro {n}")
    street = "12 rue de Lille"
    postcode = "59200"
    town = "Tourcoing"
    insee_code = "59599"
    latitude = 50.7235
    longitude = 3.1612


@transaction.atomic  # indexed once
def town(slug="tourcoing", **settings):
    """A city with a directory: `home`, its home page, and `directory`, the parent of its places."""
    home = make_city(slug, **settings)
    return SimpleNamespace(home=home, directory=DirectoryIndexPageFactory(parent=home))
