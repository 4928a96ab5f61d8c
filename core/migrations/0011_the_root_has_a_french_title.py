"""The page above all sites, and the collection above all files, are « Root » in Wagtail; administrators read
French."""

from django.db import migrations


def name_them(apps, _editor):
    pages = apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title="Root")
    pages.update(title="Tous les sites", draft_title="Tous les sites")
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name="Root").update(
        name="Tous les fichiers"
    )


class Migration(migrations.Migration):
    dependencies = [("core", "0010_published_words")]
    operations = [migrations.RunPython(name_them, migrations.RunPython.noop, elidable=True)]
