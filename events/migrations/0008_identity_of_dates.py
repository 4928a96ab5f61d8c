"""A date keeps its identity while its schedule gives it other hours: what was one column is two."""

from django.db import migrations, models
from django.db.models import F


def stand_for_their_own_slots(apps, schema_editor):
    """Until now a date was what the schedule made it for."""
    apps.get_model("events", "Occurrence").objects.update(scheduled_slot=F("recurrence_id"))


class Migration(migrations.Migration):
    dependencies = [("events", "0007_columns_to_be_named")]

    operations = [
        migrations.AddField(
            "occurrence", "place", models.CharField(blank=True, default="", max_length=16), preserve_default=False
        ),
        migrations.AddField(
            "occurrence", "scheduled_slot", models.CharField(default="", max_length=20), preserve_default=False
        ),
        migrations.RunPython(stand_for_their_own_slots, migrations.RunPython.noop),
        migrations.AddConstraint(
            "occurrence",
            models.UniqueConstraint(
                fields=["translation_key", "scheduled_slot"], name="events_one_scheduled_slot"
            ),
        ),
    ]
