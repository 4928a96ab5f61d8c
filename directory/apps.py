from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """Places, their categories and hours, and where they come from."""

    name = "directory"
    verbose_name = _("Directory")

    def ready(self):
        from directory import documents

        documents.register_documents()
