"""Documents say in which other languages their page can be read: those that have translations are written again
by the minute timer."""

from itertools import chain

from django.db import migrations


def mark_translated(apps, schema_editor):
    pages = {}
    for key, page_id in apps.get_model("search", "SearchDocument").objects.values_list("key", "page_id"):
        pages.setdefault(key.rpartition(":")[0], []).append(page_id)
    translated = chain.from_iterable(page_ids for page_ids in pages.values() if len(page_ids) > 1)
    DirtyPage = apps.get_model("search", "DirtyPage")
    DirtyPage.objects.bulk_create((DirtyPage(page_id=pk) for pk in translated), batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("search", "0012_workbench")]

    operations = [migrations.RunPython(mark_translated, migrations.RunPython.noop)]
