"""Cities and editorial pages for tests, published as an editor would."""

import factory
import wagtail_factories
from django.utils import timezone
from wagtail.models import Page, Site

from cms_pages.models import (
    ContentPage,
    ExperimentIndexPage,
    ExperimentPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    ProcedureIndexPage,
    ProcedurePage,
)
from core.models import CitySettings, PortalImage
from tests.rows import french

COLOURS = {"warp": "#0e4f66", "weft": "#f4c05e", "weave": "herringbone"}


class ImageFactory(wagtail_factories.ImageFactory):
    class Meta:
        model = PortalImage

    alt = "Une place bordée d’arbres"


class HomePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = HomePage

    title = factory.Sequence(lambda n: f"Ville {n}")


class ContentPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ContentPage


class NewsIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = NewsIndexPage

    title = "Actualités"


class NewsPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = NewsPage

    title = factory.Sequence(lambda n: f"Nouvelle numéro {n}")
    introduction = "Ce qui change dans le quartier."
    date = factory.LazyFunction(timezone.now)


class ProcedureIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ProcedureIndexPage

    title = "Démarches"
    slug = "demarches"


class ProcedurePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ProcedurePage

    title = factory.Sequence(lambda n: f"Démarche numéro {n}")
    introduction = "Ce qu’il faut savoir avant de venir."


class ExperimentIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ExperimentIndexPage

    title = "Le labo"


class ExperimentPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ExperimentPage

    title = factory.Sequence(lambda n: f"Atelier numéro {n}")


def make_city(slug="tourcoing", *, is_hub=False, **settings):
    """A site with its settings and an empty home page, which it returns."""
    french()
    root = Page.get_first_root_node()
    home = HomePageFactory(parent=root, title=slug.title(), slug=slug)
    site = Site.objects.create(
        hostname=f"{slug}.localhost", port=80, root_page=home, is_default_site=False, site_name=slug.title()
    )
    CitySettings.objects.create(
        site=site, slug=slug, is_hub=is_hub, **({"name": slug.title()} | COLOURS | settings)
    )
    return home


def publish(page):
    """Publish a new revision of `page`, as the editor's button does."""
    page.save_revision().publish()
    return page
