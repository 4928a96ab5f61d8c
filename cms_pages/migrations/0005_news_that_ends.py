import django.core.validators
from django.db import migrations, models


def keep_what_drafts_list(apps, schema_editor):
    """The newsrooms there are list all news of their site: their drafts, which do not know the field, too."""
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
        content_type__app_label="cms_pages", content_type__model="newsindexpage"
    )
    for revision in revisions.iterator():
        revision.content["shows_all"] = True
        revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("cms_pages", "0004_agenda_sections"),
    ]

    operations = [
        migrations.AddField(
            model_name="newsindexpage",
            name="listed_months",
            field=models.PositiveSmallIntegerField(
                default=0,
                help_text="A news item leaves the lists and the search so many months after its date. It keeps its address and stands under « Older news ». 0: never.",
                validators=[django.core.validators.MaxValueValidator(240)],
                verbose_name="months in the lists",
            ),
        ),
        migrations.AddField(
            model_name="newsindexpage",
            name="shows_all",
            field=models.BooleanField(
                default=True,
                help_text="Those of the other news lists of this site, and those that other cities share with it.",
                verbose_name="also list the news of the other lists",
            ),
        ),
        migrations.AlterField(
            model_name="newsindexpage",
            name="shows_all",
            field=models.BooleanField(
                default=False,
                help_text="Those of the other news lists of this site, and those that other cities share with it.",
                verbose_name="also list the news of the other lists",
            ),
        ),
        migrations.AddField(
            model_name="newspage",
            name="over_on",
            field=models.DateField(
                blank=True,
                help_text="The last day on which this news is useful: the end of works, of a registration. From the next day on it leaves the home pages, and its page says that the matter is over.",
                null=True,
                verbose_name="matter over on",
            ),
        ),
        migrations.RunPython(keep_what_drafts_list, migrations.RunPython.noop),
    ]
