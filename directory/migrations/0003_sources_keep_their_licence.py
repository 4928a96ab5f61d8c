"""Imports by command wrote an empty producer and licence over those of the kind of file: they get them back, so
that the open data of the town gives those places away again."""

from django.db import migrations

OPEN = "Licence Ouverte 2.0"
# What each kind of file said of itself on the day of this migration.
KINDS = {
    "osm": {
        "producer": "Contributeurs d’OpenStreetMap",
        "licence": "ODbL 1.0",
        "licence_url": "https://opendatacommons.org/licenses/odbl/1-0/",
        "url": "https://www.openstreetmap.org/",
    },
    "acceslibre": {
        "producer": "acceslibre",
        "licence": OPEN,
        "licence_url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
        "url": "https://acceslibre.beta.gouv.fr/",
    },
    "mednum": {"licence": OPEN},
    "scdl": {"licence": OPEN},
    "national": {"licence": OPEN},
}


def repair(apps, schema_editor):
    Source = apps.get_model("directory", "Source")
    for source in Source.objects.all():
        own = source.mapping.get("source", {}) if isinstance(source.mapping, dict) else {}
        said = {**KINDS.get(source.adapter, {}), **own}
        # Whoever named a licence of their own meant it: its address is not that of another.
        is_other = source.licence and source.licence != said.get("licence")
        missing = [
            name
            for name in ("producer", "licence", "licence_url", "url")
            if said.get(name) and not getattr(source, name) and not (name == "licence_url" and is_other)
        ]
        for name in missing:
            setattr(source, name, said[name][: Source._meta.get_field(name).max_length])
        if missing:
            source.save(update_fields=missing)


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_districts_claims_and_layer_files"),
    ]

    operations = [migrations.RunPython(repair, migrations.RunPython.noop)]
