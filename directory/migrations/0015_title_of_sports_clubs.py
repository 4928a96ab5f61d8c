from django.db import migrations


def name(apps, schema_editor):
    """The shipped category of sports clubs came without its French title."""
    rows = apps.get_model("directory", "Category").objects.filter(title="", locale__language_code="fr")
    rows.filter(slug="association-sportive").update(title="Club sportif")


class Migration(migrations.Migration):
    dependencies = [("directory", "0014_runs_count_what_is_nowhere")]

    operations = [migrations.RunPython(name, migrations.RunPython.noop)]
