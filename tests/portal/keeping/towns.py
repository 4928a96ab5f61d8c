"""Three cities that lead to each other in every way the portal has, and what residents may ask of them."""

import gzip
from types import SimpleNamespace

from django.core.wsgi import get_wsgi_application
from django.db import transaction
from wagtail.models import Page

from core import generation, routing
from core.models import CitySettings
from core.sites import get_portal
from core.wsgi import KeptAnswers
from search.database import snapshot
from tests.cms_pages.factories import (
    ContentPageFactory,
    ExperimentIndexPageFactory,
    ExperimentPageFactory,
    ImageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    make_city,
    publish,
)
from tests.directory.factories import CategoryFactory, DirectoryIndexPageFactory, PlacePageFactory
from tests.rows import audience, topic
from tests.wsgi import ask

SLUGS = ("live", "tourcoing", "roubaix")
HOURS = "Mo-Fr 09:00-17:00"
LISTING = {"title": "Actualités", "kinds": ["news"], "layout": "cards", "number": 4}
# Of every host, beside the pages that are published.
PATHS = (
    "/fr/liste.rss",
    "/fr/actualites/liste.json",
    "/fr/actualites/?theme=nature",
    "/fr/recherche/?q=marche",
    "/fr/recherche/?q=%22le+marche%22",
    "/fr/recherche/?q=marhce",
    "/fr/recherche/?q=atelier&partout=1",
    "/fr/recherche/?mot=velo",
    "/fr/themes/",
    "/fr/themes/nature/",
    "/fr/mots-cles/velo/",
    "/fr/lieux/?categorie=boulangerie",
    "/fr/lieux/liste.geojson",
    "/fr/carte/",
    "/sitemap.xml",
)


@transaction.atomic  # indexed once
def three_towns():
    """Pages by name; `topics`, `image`."""
    towns = SimpleNamespace(nature=topic("nature"), culture=topic("culture"), image=ImageFactory())
    audience("parent")
    CategoryFactory()
    for slug in SLUGS:
        setattr(towns, slug, _town(slug))
    for slug in SLUGS:
        _tie(towns, slug)
    return towns


def _town(slug):
    home = make_city(slug, is_hub=slug == "live")
    town = SimpleNamespace(home=home, settings=CitySettings.objects.get(slug=slug))
    town.newsroom = NewsIndexPageFactory(parent=home, slug="actualites")
    town.news = [
        publish(NewsPageFactory(parent=town.newsroom, title=f"Le marché {n} de {slug}")) for n in range(2)
    ]
    town.service = ContentPageFactory(parent=home, title=f"Démarches de {slug}", slug="demarches")
    town.lab = ExperimentIndexPageFactory(parent=home, slug="labo")
    town.experiment = publish(ExperimentPageFactory(parent=town.lab, title=f"Atelier de {slug}"))
    town.directory = DirectoryIndexPageFactory(parent=home)
    places = [] if slug == "live" else range(2)
    town.places = [
        publish(PlacePageFactory(parent=town.directory, title=f"Boulangerie {n} de {slug}", hours=HOURS))
        for n in places
    ]
    return town


def _tie(towns, slug):
    """Texts, menus and lists of a city lead to its own pages and to those of the next one."""
    town, other = getattr(towns, slug), getattr(towns, SLUGS[(SLUGS.index(slug) + 1) % 3])
    town.service.body = [
        ("paragraph", f'<p><a linktype="page" id="{other.news[0].pk}">Voir</a></p>'),
        ("related", {"title": "À lire", "pages": [town.news[1], other.experiment]}),
    ]
    town.service.related = []
    publish(town.service)
    town.news[0].related = [("page", other.news[1]), ("page", town.news[1])]
    town.news[0].listing_image = towns.image
    town.news[0].shown_in = [other.settings]
    town.news[0].tags.add("velo")
    town.news[0].topics.set([towns.nature])
    publish(town.news[0])
    town.home.menu = [
        ("link", {"label": "Ici", "page": town.service, "url": ""}),
        ("link", {"label": "Là", "page": other.service, "url": ""}),
    ]
    town.home.quick_links = [("link", {"label": "Vite", "page": other.experiment, "url": ""})]
    town.home.highlights = [("page", other.news[0])]
    town.home.sections = [
        ("today", {"title": "Aujourd’hui", "open_places": 4, "dates": 4, "works_topics": ["nature"]}),
        ("deeds", {"title": "Faire", "deeds": [{"label": "Loin", "page": other.service, "picture": "bin"}]}),
        ("news", {"title": "Nouvelles", "number": 4, "page": town.newsroom}),
        ("text", {"title": "Mots", "text": f'<p><a linktype="page" id="{other.news[1].pk}">Voir</a></p>'}),
        ("map", {"title": "Carte", "number": 8}),
        ("listing", LISTING | {"page": town.newsroom}),
        ("lab", {"title": "Labo", "number": 3, "page": other.lab}),
        ("topics", {"title": "Thèmes"}),
        ("cities", {"title": "Villes"}),
    ]
    publish(town.home)


def addresses(asked):
    """(host, path) of all that can be asked for now, and of what was asked for before (`asked`)."""
    portal = get_portal()
    hosts = {city.slug: city.host for city in portal.cities}
    for city in portal.cities:
        asked |= {(city.slug, path) for path in PATHS}
        for home in city.homes.values():
            pages = Page.objects.filter(path__startswith=home.path, live=True)
            asked |= {(city.slug, portal.path_of(page)) for page in pages}
    return [(hosts[slug], path) for slug, path in sorted(asked) if slug in hosts]


def answers(addresses):
    """{(host, path): (status, content)} as visitors are answered."""
    application = KeptAnswers(get_wsgi_application())
    found = {}
    for host, path in addresses:
        status, headers, content = ask(application, path, HTTP_HOST=host)
        found[host, path] = status, gzip.decompress(content) if "Content-Encoding" in headers else content
    return found


def forget_all():
    """As a process that has just begun."""
    for module in (generation, routing, snapshot):
        module.forget()


class Memory:
    """What a process keeps, put aside while another one answers."""

    def __enter__(self):
        self._kept = dict(generation._held), snapshot._held, snapshot._stamp
        forget_all()

    def __exit__(self, *_error):
        forget_all()
        held, snapshot._held, snapshot._stamp = self._kept
        generation._held.update(held)
