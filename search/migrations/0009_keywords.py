from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0008_day_of_renewal")]

    operations = [
        migrations.AddField("documenttext", "keywords", models.TextField(blank=True, default="")),
    ]
