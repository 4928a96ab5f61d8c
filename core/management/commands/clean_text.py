from functools import reduce
from operator import or_

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast

from core.text import STORED_UNCLEAN, clean_text, fields_of_text

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
    for row in unclean(model).iterator(chunk_size=200):
        if changed := clean_text(row):
            Model.save(row, update_fields=changed)
            healed += 1
    return healed


def unclean(model):
    """The rows that may have to be cleaned: the database looks, for most nights there is none."""
    fields = {f"text_{field.attname}": field.attname for field in fields_of_text(model)}
    if not fields:
        return model._base_manager.none()
    as_text = {name: Cast(column, TextField()) for name, column in fields.items()}
    conditions = (Q(**{f"{name}__regex": STORED_UNCLEAN}) for name in fields)
    return model._base_manager.alias(**as_text).filter(reduce(or_, conditions))
