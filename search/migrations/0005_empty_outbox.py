from django.db import migrations


def empty_outbox(apps, schema_editor):
    """Nobody reads it yet, and an engine that begins to follow starts from all documents."""
    apps.get_model("search", "OutboxEntry").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0004_versions_of_builders")]

    operations = [migrations.RunPython(empty_outbox, migrations.RunPython.noop, elidable=True)]
