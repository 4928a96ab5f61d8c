from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _

from core import parameters


class DirectoryConfig(AppConfig):
    """Places, their categories and hours, and where they come from."""

    name = "directory"
    verbose_name = _("Directory")

    def ready(self):
        from directory import documents, tree
        from directory.hours.school import check_known
        from directory.truth import freshness

        documents.register_documents()
        parameters.register_private("adresse")  # directory.models.index
        parameters.register("couche", "cadre", "page")  # directory.layers.views
        tree.connect()
        freshness.connect()
        checks.register(check_known)
