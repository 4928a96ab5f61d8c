from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsPagesConfig(AppConfig):
    """Home, editorial pages, news and experiments."""

    name = "cms_pages"
    verbose_name = _("Editorial pages")

    def ready(self):
        from cms_pages import (
            addresses,
            api_lists,
            contexts,
            desk,
            documents,
            list_addresses,
            newsrooms,
            terms,
        )
        from cms_pages.easy import documents as easy
        from cms_pages.procedures import documents as procedures

        contexts.register_contexts()
        addresses.register()
        desk.register()
        procedures.register_documents()
        documents.register_documents()
        easy.connect()
        newsrooms.connect()
        terms.register_lists()
        list_addresses.register_listings()
        api_lists.register_api_lists()
