from django.db import migrations, models

from core.migrations._one_code import give_codes, take_codes_back

HELP = (
    "Used in addresses, in every language: lower case, no accent. After a change, the code of before is"
    " still understood."
)


def forwards(apps, schema_editor):
    give_codes(apps.get_model("directory", "Category"))


def backwards(apps, schema_editor):
    take_codes_back(apps.get_model("directory", "Category"))


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_records_and_lines_name_their_page"), ("core", "0007_one_code_per_term")]

    operations = [
        migrations.AddField(
            "category", "former_slugs", models.TextField(blank=True, default="", editable=False), False
        ),
        migrations.AlterField(
            "category", "slug", models.SlugField(help_text=HELP, max_length=80, verbose_name="code")
        ),
        migrations.RunPython(forwards, backwards),
    ]
