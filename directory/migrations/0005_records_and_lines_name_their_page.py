"""Records and lines of imports call their page `page`, whatever its type; the columns stay."""

import django.db.models.deletion
from django.db import migrations, models


def page(related_name):
    return models.ForeignKey(
        db_column="place_id",
        null=True,
        on_delete=django.db.models.deletion.SET_NULL,
        related_name=related_name,
        to="directory.placepage",
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0004_hours_need_days")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameField("sourcerecord", "place", "page"),
                migrations.AlterField("sourcerecord", "page", page("source_records")),
                migrations.RenameField("importline", "place", "page"),
                migrations.AlterField("importline", "page", page("+")),
            ]
        )
    ]
