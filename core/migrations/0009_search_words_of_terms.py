from django.db import migrations, models

HELP = (
    "What residents type for it, between commas: « hairdresser, haircut ». Whoever searches for one of these"
    " words finds what stands under it, from the next search on. Never shown."
)


class Migration(migrations.Migration):
    dependencies = [("core", "0008_short_names")]

    operations = [
        migrations.AddField(
            name,
            "search_words",
            models.TextField(blank=True, default="", help_text=HELP, verbose_name="search words"),
            preserve_default=False,
        )
        for name in ("topic", "audience")
    ]
