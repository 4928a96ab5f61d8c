import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0009_search_words_of_terms"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedWords",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="published_words",
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                ("digest", models.CharField(max_length=32)),
                ("count", models.PositiveIntegerField()),
                ("of_original", models.CharField(blank=True, max_length=32)),
            ],
        ),
    ]
