from django.db import migrations, models

from core.migrations._one_code import give_codes, take_codes_back

MODELS = ("topic", "audience")
HELP = (
    "Used in addresses, in every language: lower case, no accent. After a change, the code of before is"
    " still understood."
)


def forwards(apps, schema_editor):
    for name in MODELS:
        give_codes(apps.get_model("core", name))


def backwards(apps, schema_editor):
    for name in MODELS:
        take_codes_back(apps.get_model("core", name))


class Migration(migrations.Migration):
    dependencies = [("core", "0006_counters")]

    operations = [
        *(
            migrations.AddField(name, "former_slugs", models.TextField(blank=True, default="", editable=False), False)
            for name in MODELS
        ),
        *(
            migrations.AlterField(
                name, "slug", models.SlugField(help_text=HELP, max_length=80, verbose_name="code")
            )
            for name in MODELS
        ),
        migrations.RunPython(forwards, backwards),
    ]
