from django.apps import apps
from django.core.management.base import BaseCommand
from django.db.models import Model

from core.text import clean_text

# Whose text people wrote; search documents are written anew from their pages.
APPS = ("core", "cms_pages", "directory", "taggit", "wagtailcore", "wagtailredirects")


class Command(BaseCommand):
    """Rows written before text was cleaned on its way in (core.text), or past it by a bulk write."""

    help = "Remove from stored text the characters that XML cannot hold."

    def handle(self, **options):
        models = [model for name in APPS for model in apps.get_app_config(name).get_models()]
        healed = sum(heal(model) for model in models if model._meta.managed)
        if options["verbosity"]:
            self.stdout.write(f"{healed} rows cleaned.")


def heal(model):
    """How many rows of `model` had to be cleaned. Saved without the checks of forms: other faults of an old
    row are not repaired here, and the signals tell the index."""
    healed = 0
    for row in model._base_manager.iterator(chunk_size=200):
        if changed := clean_text(row):
            Model.save(row, update_fields=changed)
            healed += 1
    return healed
