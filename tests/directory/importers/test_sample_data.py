"""Real registers, read from a folder outside the project: `PORTAL_SAMPLE_DATA`. Skipped when it is absent."""

import os
from pathlib import Path

import pytest

from directory.importers.target import PLACES
from directory.importing.runs import perform
from directory.importing.sources import find_source
from directory.models import ImportRun
from directory.services import ensure_categories

FOLDER = Path(os.environ.get("PORTAL_SAMPLE_DATA", "/nowhere"))
SHOPS = "montpellier/OSM_MTP_Commerces"
TOWN = "montpellier/VilleMTP_MTP_"
# (file, adapter, mapping, rows, rows skipped)
FILES = [
    ("acceslibre/export-exemple-valide.csv", "acceslibre", "", 6, 0),
    ("acceslibre/schema-base-exemple.csv", "acceslibre", "", 6, 0),
    ("acceslibre/erp-fixtures-1381.json", "acceslibre", "", 1381, 0),
    ("mednum/standard-1.0.1-exemple-valide.csv", "mednum", "", 1, 0),
    ("mednum/aix-en-provence.json", "mednum", "", 38, 0),
    ("mednum/angers.json", "mednum", "angers-mediation-numerique", 63, 0),
    ("mednum/gironde.json", "mednum", "gironde-mediation-numerique", 347, 0),
    ("mednum/etapes-numerique-lapostale.json", "mednum", "laposte-etapes-numerique", 95, 0),
    (f"{SHOPS}.geojson", "osm", "", 953, 129),
    (f"{SHOPS}.csv", "osm", "", 953, 791),
    (f"{TOWN}ListeAssoc_2011.csv", "generic", "montpellier-associations", 2452, 172),
    (f"{TOWN}ParkingOuv.csv", "generic", "montpellier-parkings", 22, 0),
    (f"{TOWN}EtabliPublic.csv", "generic", "montpellier-etablissements", 1024, 1024),
    (f"{TOWN}AccERP_2014.csv", "generic", "montpellier-erp-2014", 212, 1),
    (f"{TOWN}JeuEnfantAge.csv", "generic", "montpellier-aires-de-jeux", 97, 0),
    (f"{TOWN}JeuEnfantAge.geojson", "generic", "montpellier-aires-de-jeux", 97, 19),
    ("mobility/bnlc-covoiturage-france.csv", "national", "", 2473, 11),
    ("mobility/stationnement-cyclable-exemple-valide.csv", "national", "", 1, 0),
    ("mobility/stationnement-exemple-valide.csv", "national", "", 2, 0),
    ("mobility/stationnement-exemple-invalide.csv", "national", "", 1, 0),
]

pytestmark = [
    pytest.mark.skipif(not FOLDER.is_dir(), reason="PORTAL_SAMPLE_DATA names no folder"),
    pytest.mark.slow,
]


@pytest.fixture
def twice(tourcoing):
    """The runs of a first and a second import of one file."""

    def bring(name, adapter, mapping):
        ensure_categories()
        source = find_source(PLACES, city=tourcoing.city, slug="essai", adapter=adapter, mapping=mapping)
        source.save()
        runs = [ImportRun.objects.create(source=source, file_name=Path(name).name) for _ in range(2)]
        return [perform(PLACES, run, FOLDER / name) for run in runs]

    return bring


@pytest.mark.parametrize(("name", "adapter", "mapping", "rows", "skipped"), FILES)
def test_a_register_is_read_to_its_last_row_and_a_second_run_changes_nothing(
    twice, name, adapter, mapping, rows, skipped
):
    first, second = twice(name, adapter, mapping)
    assert (first.total, first.counts.get("created", 0), first.counts.get("skipped", 0)) == (
        rows,
        rows - skipped,
        skipped,
    )
    assert (second.total, second.counts.get("unchanged", 0)) == (rows, rows - skipped)
