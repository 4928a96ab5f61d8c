from django.db import migrations, models

import directory.models.waste


class Migration(migrations.Migration):
    dependencies = [("directory", "0009_collections")]

    operations = [
        migrations.AddField(
            "wastepage",
            "begins_at",
            models.TimeField(
                blank=True,
                help_text="From this time on, nobody is told to put out the bins of the day. Left empty: noon.",
                null=True,
                verbose_name="collections begin at",
            ),
        ),
        migrations.AlterField(
            "wastepage",
            "put_out_at",
            models.TimeField(default=directory.models.waste.seven_in_the_evening, verbose_name="at this time"),
        ),
    ]
