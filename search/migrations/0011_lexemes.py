"""Words of documents as lexemes (docs/adr/0029). They are written by `search_catch_up`, which sees that the analyser
has another version; until then words find nothing."""

from django.db import migrations, models

SQLITE = (
    """CREATE VIRTUAL TABLE search_tokens USING fts5(lexemes, detail=none, columnsize=0,
tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'")""",
    """CREATE VIRTUAL TABLE search_tokens USING fts5(title, summary, body,
tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'")""",
)


def _replace(schema_editor, create):
    """PostgreSQL keeps its table: a row is an array of lexemes before and after."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE search_tokens")
        schema_editor.execute(create)
    else:
        schema_editor.execute("DELETE FROM search_tokens")


def lexemes(apps, schema_editor):
    _replace(schema_editor, SQLITE[0])
    apps.get_model("search", "IndexState").objects.update(analysis=0)


def columns(apps, schema_editor):
    _replace(schema_editor, SQLITE[1])
    apps.get_model("search", "IndexState").objects.update(analysis=0)


class Migration(migrations.Migration):
    dependencies = [("search", "0010_elasticsearch")]

    operations = [
        migrations.RunPython(lexemes, columns),
        migrations.AddIndex("word", models.Index(fields=["language", "city", "form"], name="search_word_form")),
    ]
