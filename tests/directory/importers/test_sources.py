"""What a source says of itself, and what is left of one whose file cannot be read."""

import json
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from directory.importers.target import PLACES
from directory.importing.sources import find_source
from directory.models import ImportRun, Source

ELEMENTS = json.dumps(
    {"elements": [{"type": "node", "id": 7, "lat": 50.72, "lon": 3.16, "tags": {"name": "Parc"}}]}
)
repair = import_module("directory.migrations.0003_sources_keep_their_licence").repair


@pytest.fixture
def command(tourcoing, categories, written):
    """`command("…")`: the source that is left of an import by the command."""

    def bring(content=ELEMENTS, *, name="lieux.json", adapter="osm", **options):
        path = str(written(content, name))
        call_command(
            "import_places", path, city="tourcoing", source="essai", adapter=adapter, **options, verbosity=0
        )
        return Source.objects.get()

    return bring


def test_the_command_keeps_the_producer_and_licence_of_the_kind_of_file(command):
    source = command()
    assert (source.producer, source.licence) == ("Contributeurs d’OpenStreetMap", "ODbL 1.0")


def test_what_the_command_says_of_a_source_is_kept_for_the_next_run(command):
    command(licence="CC0", producer="La ville")
    source = command(adapter="")
    assert (source.producer, source.licence) == ("La ville", "CC0")


def test_another_kind_of_file_brings_its_own_licence(command, tourcoing):
    command()
    source = find_source(PLACES, city=tourcoing.city, slug="essai", adapter="acceslibre")
    assert (source.producer, source.licence) == ("acceslibre", "Licence Ouverte 2.0")


def test_a_new_mapping_brings_its_own_producer(command, tourcoing, written):
    mapping = {"columns": {"title": "nom"}, "source": {"producer": "Métropole"}}
    command()
    path = written(json.dumps(mapping), "mapping.json")
    assert find_source(PLACES, city=tourcoing.city, slug="essai", mapping=path).producer == "Métropole"


@pytest.mark.parametrize("content", ["", "<html>", "a;b\n1;2\n", '{"elements": [{"type": "node", '])
def test_a_file_of_which_no_row_can_be_read_leaves_nothing_behind(command, content):
    with pytest.raises(CommandError):
        command(content)
    assert not Source.objects.exists()
    assert not ImportRun.objects.exists()


def test_old_sources_get_the_licence_of_their_kind_of_file_back(tourcoing):
    kinds = {"osm": "", "acceslibre": "CC0", "generic": ""}
    for adapter, licence in kinds.items():
        Source.objects.create(city=tourcoing.city, slug=adapter, adapter=adapter, licence=licence)
    mapping = {"columns": {}, "source": {"licence": "Licence Ouverte 2.0"}}
    Source.objects.create(city=tourcoing.city, slug="mapped", adapter="generic", mapping=mapping)
    repair(apps, None)
    assert dict(Source.objects.values_list("slug", "licence")) == {
        "osm": "ODbL 1.0",
        "acceslibre": "CC0",
        "generic": "",
        "mapped": "Licence Ouverte 2.0",
    }


def test_a_licence_of_ones_own_does_not_get_the_address_of_another(tourcoing):
    Source.objects.create(city=tourcoing.city, slug="a", adapter="osm", licence="CC0")
    repair(apps, None)
    assert Source.objects.get().licence_url == ""
