"""Places as what imports make: the rows of registers of shops, services, parks."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from core.sites import get_portal
from directory.borders import border_of
from directory.geocoding import find_point
from directory.hours.prose import prose
from directory.importers import adapters
from directory.importers.categories import Categories
from directory.importers.drafts import PlaceDraft
from directory.importers.mapping import PlaceReader
from directory.importers.own_columns import PLACE_COLUMNS
from directory.importing.target import Target
from directory.models import DirectoryIndexPage, ImportLine, SourceRecord
from directory.point_fields import ground_of


class PlaceVocabulary(Categories):
    """Categories, and the points of addresses of a city: `find_point(text)`."""

    def __init__(self, city):
        super().__init__()
        self.city = city

    def find_point(self, text):
        """The directory.geocoding.Found of an address, or None."""
        return find_point(text, self.city)


class PlaceTarget(Target):
    """Rows become places of the directory of a city."""

    record, line, parent = SourceRecord, ImportLine, DirectoryIndexPage
    draft, reader = PlaceDraft, PlaceReader
    adapters = adapters
    mappings = Path(__file__).parent / "mappings"
    references = ("category",)
    identifiers = ("siret", "acceslibre_uuid", "osm_id")
    located_by = ("latitude", "serves_whole_town")
    own_file, column_kinds = "generic", PLACE_COLUMNS

    name, path = "directory_import", "imports"
    label = _("Imports of places")
    pages_label = _("Places")
    nameless = "lieu"
    no_parent = _("%(city)s has no directory yet: add the page “Directory” under its home page.")
    joined = _("joined to a place that was there")
    ambiguous = _("several places could be meant: %(names)s")

    def vocabulary(self, city):
        """The words of other registers for our categories, and where addresses of the city are."""
        return PlaceVocabulary(get_portal().by_settings_id[city.pk])

    def shown(self, name, value, vocabulary):
        """Hours and categories have words of their own."""
        if name == "category":
            return vocabulary.labels.get(value, value)
        return prose(value) or value if name == "hours" else super().shown(name, value, vocabulary)

    def is_nowhere(self, facts):
        """A service for the whole town needs no point."""
        return facts.get("latitude") is None and not facts.get("serves_whole_town")

    def ground_of(self, city):
        """As the form of a place has it."""
        return ground_of(city.slug)

    def border_of(self, city):
        """As the map of the city has it."""
        return border_of(city)


PLACES = PlaceTarget()
