from django.db import migrations


class Migration(migrations.Migration):
    """How one gets in is a facet, a negative weight is the facet of what comes last, a state of review is of
    its page."""

    dependencies = [("search", "0005_empty_outbox")]

    operations = [
        migrations.RemoveField("searchdocument", "accessibility"),
        migrations.RemoveField("searchdocument", "review_state"),
        migrations.RemoveField("searchdocument", "weight"),
    ]
