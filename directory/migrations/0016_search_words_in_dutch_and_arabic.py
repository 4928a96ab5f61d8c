import csv
from pathlib import Path

from django.db import migrations

WORDS = Path(__file__).parent.parent / "categories" / "search_words.csv"


def fill(apps, schema_editor):
    """The shipped words, for the shipped categories in these languages that have none, by whatever code."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        shipped = {row["slug"]: row for row in csv.DictReader(file)}
    rows = apps.get_model("directory", "Category").objects.select_related("locale")
    for category in rows.filter(locale__language_code__in=("nl", "ar"), search_words=""):
        slugs = [category.slug, *category.former_slugs.split()]
        if row := next((shipped[slug] for slug in slugs if slug in shipped), None):
            category.search_words = row[category.locale.language_code]
            category.save(update_fields=["search_words"])


class Migration(migrations.Migration):
    dependencies = [("directory", "0015_title_of_sports_clubs")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
