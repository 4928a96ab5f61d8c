from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Documents, bitmaps, queries, listings and their feeds."""

    name = "search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from search import checks, facets, marking

        facets.register_own_facets()
        checks.connect()
        marking.connect()
