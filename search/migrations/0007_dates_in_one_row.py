import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The dates of a document are one row. No kind of document had any before."""

    dependencies = [("search", "0006_columns_that_nothing_read")]

    operations = [
        migrations.DeleteModel("DocumentPeriod"),
        migrations.CreateModel(
            "DocumentOccurrences",
            [
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="occurrences",
                        serialize=False,
                        to="search.searchdocument",
                    ),
                ),
                ("dates", models.TextField(help_text="as search.occurrences writes them")),
            ],
        ),
    ]
