from django.db import migrations, models

from search.database import engines


def create_tokens(apps, schema_editor):
    """The table of the engine of this database: see search/database/engines."""
    for statement in engines.ENGINES[schema_editor.connection.vendor].CREATE.split(";"):
        schema_editor.execute(statement, None)


def drop_tokens(apps, schema_editor):
    schema_editor.execute(engines.ENGINES[schema_editor.connection.vendor].DROP, None)


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Word',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12)),
                ('city', models.CharField(blank=True, max_length=50)),
                ('spelling', models.CharField(max_length=64)),
                ('form', models.CharField(help_text='what search.analysis makes of it', max_length=64)),
                ('count', models.PositiveIntegerField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('language', 'city', 'spelling'), name='search_one_word')],
            },
        ),
        migrations.AddField(
            model_name='indexstate',
            name='analysis',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.RunPython(create_tokens, drop_tokens),
    ]
