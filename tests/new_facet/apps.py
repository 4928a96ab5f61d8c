from django.apps import AppConfig

from core.phrasing import either
from search.registry import Facet, register_facet
from search.wording import Part, Wording

LABELS = {"bleu": "Bleu", "rouge": "Rouge"}


def labels(portal, language):
    """What visitors read of each value."""
    return LABELS


def painted(choice):
    """« vernis en bleu ou rouge »."""
    return f"vernis en {either(choice.labels).lower()}"


class NewFacetConfig(AppConfig):
    """Registers its facet like any app of the portal."""

    name = "tests.new_facet"

    def ready(self):
        wording = Wording(Part.ABOUT, painted)
        register_facet(Facet("varnish", "vernis", "Vernis", choices=labels, wording=wording))
