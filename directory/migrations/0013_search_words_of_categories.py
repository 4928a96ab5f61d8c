import csv
from pathlib import Path

from django.db import migrations, models

WORDS = Path(__file__).parent.parent / "categories" / "search_words.csv"
HELP = (
    "What residents type for it, between commas: « hairdresser, haircut ». Whoever searches for one of these"
    " words finds what stands under it, from the next search on. Never shown."
)


def fill(apps, schema_editor):
    """The shipped words, for the shipped categories that are still there, by whatever code."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        shipped = {row.pop("slug"): row for row in csv.DictReader(file)}
    for category in apps.get_model("directory", "Category").objects.select_related("locale"):
        slugs = [category.slug, *category.former_slugs.split()]
        words = next((shipped[slug] for slug in slugs if slug in shipped), {})
        if word := words.get(category.locale.language_code):
            category.search_words = word
            category.save(update_fields=["search_words"])


class Migration(migrations.Migration):
    dependencies = [("directory", "0012_layers_keep_their_columns")]

    operations = [
        migrations.AddField(
            "category",
            "search_words",
            models.TextField(blank=True, default="", help_text=HELP, verbose_name="search words"),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
