from datetime import date

from django.db import migrations, models


class Migration(migrations.Migration):
    """No bitmap per day any more: only the day that documents were renewed for is remembered."""

    dependencies = [("search", "0007_dates_in_one_row")]

    operations = [
        migrations.RenameField("indexstate", "first_day", "day"),
        # So that going back finds a value for the rows there are.
        migrations.AlterField("indexstate", "last_day", models.DateField(default=date(1970, 1, 1))),
        migrations.RemoveField("indexstate", "last_day"),
    ]
