from pathlib import Path

from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """Places, their categories and hours, and where they come from."""

    name = "directory"
    verbose_name = _("Directory")

    def ready(self):
        from core import drawing, own_addresses, parameters
        from core.theme import script
        from directory import desk, details, documents, freshness, list_page, near, next_opening, tree
        from directory.hours.school import check_known
        from directory.importers.target import PLACES
        from directory.importing import target
        from directory.layers import registration as layers
        from directory.models import DirectoryIndexPage, PlacePage
        from directory.waste import registration as waste
        from search.nothing import register_explanation

        desk.register()
        script.register(Path(self.path) / "static" / "directory" / "near.js")
        documents.register_documents()
        drawing.register(PlacePage, details.place_context)
        drawing.register(DirectoryIndexPage, list_page.list_context)
        register_explanation(next_opening.nothing_open)
        parameters.register_private(near.ADDRESS)
        layers.register()
        own_addresses.register("open-data", _("Open data"), own_addresses.of_communes("open_data:page"))
        target.register(PLACES)
        waste.register()
        tree.connect()
        freshness.connect()
        checks.register(check_known)
