"""A visitor of one site of the demonstration, as search engines and readers of feeds are."""

from functools import cached_property

from django.test import Client
from lxml import etree, html

from search.sitemaps import SITEMAP

LISTS = (
    "/fr/actualites/",
    "/fr/lieux/",
    "/fr/themes/nature/",
    "/fr/publics/parent/",
    "/fr/recherche/?q=ville",
)
PAGES = ("/fr/", "/fr/accessibilite/", "/fr/themes/", "/fr/publics/", *LISTS)


class Visitor:
    """Reads one site; takes absolute addresses of that site too."""

    def __init__(self, host):
        self.base, self.client = f"http://{host}:8000", Client(headers={"host": f"{host}:8000"})

    def get(self, address):
        return self.client.get(address.removeprefix(self.base))

    def document(self, address):
        return html.document_fromstring(self.get(address).content)

    @cached_property
    def sitemap(self):
        """Absolute addresses."""
        rows = etree.fromstring(self.get("/sitemap.xml").content)
        return [loc.text for loc in rows.iterfind("s:url/s:loc", {"s": SITEMAP})]

    @cached_property
    def templates(self):
        """One address per template: the fixed ones and the first news item, experiment, keyword and place."""
        listed = [address.removeprefix(self.base) for address in self.sitemap]
        parts = ("/fr/actualites/", "/fr/labo/", "/fr/mots-cles/", "/fr/lieux/")
        found = [[path for path in listed if path.startswith(part) and path != part] for part in parts]
        return [*PAGES, *(paths[0] for paths in found if paths), *(["/fr/labo/"] if found[1] else [])]
