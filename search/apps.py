from pathlib import Path

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Documents, bitmaps, queries, listings and their feeds."""

    name = "search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from core import asked, health, moments, own_addresses, parameters
        from core.theme import script
        from search import (
            bars,
            checks,
            facets,
            forms,
            marking,
            outbox,
            protocol,
            search_listing,
            word_upkeep,
        )
        from search.database.answering import DatabaseIndex
        from search.database.fallback import FallbackIndex
        from search.elastic import feeding, report
        from search.elastic.answering import ElasticIndex
        from search.elastic.client import is_configured
        from search.faces import api
        from search.workbench import counting, signals

        script.register(Path(self.path) / "static" / "search" / "filters.js")

        own_addresses.register("search", _("Search"), own_addresses.everywhere("search:page"))
        facets.register_own_facets()
        search_listing.register_own_listing()
        parameters.register(*forms.QueryForm.base_fields, bars.OPENED, bars.VIEW, api.CURSOR)
        parameters.register_private("pres", "autour")
        protocol.use(ElasticIndex(FallbackIndex()) if is_configured() else DatabaseIndex())
        health.register("elasticsearch", report.for_monitors)
        if is_configured():
            outbox.follow("elasticsearch", feeding.enqueue)
        moments.register(protocol.next_expiry)
        checks.connect()
        marking.connect()
        signals.connect()
        asked.watch(counting.count)
        post_migrate.connect(word_upkeep.forget_flushed, sender=self, dispatch_uid="search-flushed")
