from django.db import migrations, models


def count_on(apps, schema_editor):
    """The one number so far becomes that of everything and of what all share."""
    number = apps.get_model("core", "Generation").objects.values_list("value", flat=True).first() or 1
    counters = apps.get_model("core", "Counter").objects
    counters.bulk_create([counters.model(scope=scope, value=number) for scope in ("*any", "*shared")])


def count_in_one(apps, schema_editor):
    """Larger than every number so far: nothing kept before is taken for current."""
    numbers = apps.get_model("core", "Counter").objects.values_list("value", flat=True)
    apps.get_model("core", "Generation").objects.create(pk=1, value=1 + sum(numbers))


class Migration(migrations.Migration):
    dependencies = [("core", "0005_heartbeats")]

    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("scope", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("value", models.PositiveBigIntegerField()),
            ],
        ),
        migrations.RunPython(count_on, count_in_one),
        migrations.DeleteModel("Generation"),
    ]
