"""Files in the layout of a national schema: their rows are read under its names and checked against it.

Rows are invented, in the shape of « DAE » 1.0.8 (atlasante/schema-dae) and « Fontaines à eau » 0.1.0.
"""

import csv
import io
import json

import pytest

from directory.layers.kinds import KINDS
from directory.layers.report import CREATED
from directory.models import LayerFeature
from directory.reading.official import FOLDER, required_columns

pytestmark = pytest.mark.django_db

HEART = {
    "nom": "DAE de l’hôtel de ville",
    "lat_coor1": "50.7235",
    "long_coor1": "3.1612",
    "adr_num": "10",
    "adr_voie": "place Victor-Hassebroucq",
    "acc": "Extérieur",
    "acc_lib": "oui",
    "acc_complt": "À gauche de l’entrée",
    "tel1": "+33320000000",
    "etat_fonct": "Hors service",
    "fab_rais": "Fabricant",
    "modele": "Modèle",
    "num_serie": "X1",
    "dermnt": "2026-03-01",
    "expt_siren": "215905993",
    "expt_rais": "Ville de Tourcoing",
    "expt_tel1": "+33320000000",
    "expt_email": "accueil@example.org",
    "dispo_horaires": "Mo-Fr 08:00-18:00; Sa 09:00-12:00",
}
WATER = {
    "id": "1",
    "type_fontaine": "robinet",
    "latitude": "50.7235",
    "longitude": "3.1612",
    "code_commune_insee": "59599",
    "conditions_acces": "aucune",
    "accessible_pmr": "true",
    "remplissage_contenant_possible": "true",
}


def table(row, **changes):
    file = io.StringIO()
    writer = csv.DictWriter(file, row)
    writer.writeheader()
    writer.writerow(row | changes)
    return file.getvalue()


@pytest.mark.parametrize(("kind", "row"), [("defibrillateurs", HEART), ("fontaines", WATER)])
def test_a_file_of_the_schema_goes_in_without_a_remark(load, kind, row):
    assert set(required_columns(KINDS[kind].schema.pinned)) <= set(row)
    report = load(kind, table(row))
    assert (report.counts[CREATED], report.breaches, report.lines) == (1, 0, [])


def test_a_row_that_breaks_the_schema_goes_in_and_is_told(load):
    report = load("defibrillateurs", table(HEART, acc="Dehors"))
    assert (report.counts[CREATED], report.breaches) == (1, 1)
    assert "acc" in report.lines[0][1]


def test_a_file_of_another_layout_is_not_judged_by_the_schema(load):
    assert load("fontaines", "id,latitude,longitude\nF1,50.72,3.16\n").breaches == 0


def test_a_defibrillator_says_where_it_is_when_and_whether_it_works(visit, load):
    load("defibrillateurs", table(HEART))
    html = visit("/fr/carte/").content.decode()
    assert "En état de marche\u00a0: Non, hors service" in html
    assert "10 place Victor-Hassebroucq" in html
    assert "Du lundi au vendredi de 8\u00a0h à 18\u00a0h" in html


def test_the_map_has_the_words_of_hours(visit, load):
    load("defibrillateurs", table(HEART, dispo_horaires="24/7"))
    found = json.loads(visit("/fr/carte/defibrillateurs.geojson").content)
    assert found["legend"]["horaires"]["values"]["24/7"].startswith("Ouvert jour et nuit")


def test_the_columns_of_the_national_base_are_read_too(load):
    row = {
        "c_gid": "7",
        "c_nom": "DAE",
        "c_lat_coor1": "50.72",
        "c_long_coor1": "3.16",
        "c_disp_j": '{"lundi","mardi"}',
    }
    load("defibrillateurs", table(row))
    fact = KINDS["defibrillateurs"].facts["jours"]
    assert fact.words(LayerFeature.objects.get().facts["jours"]) == "lundi, mardi"


def test_a_defibrillator_that_is_no_more_stays_out(load):
    report = load("defibrillateurs", table(HEART, etat_fonct="Supprimé définitivement"))
    assert not report.counts[CREATED]


def test_every_pinned_schema_is_there():
    names = {kind.schema.pinned for kind in KINDS.values() if kind.schema and kind.schema.pinned}
    assert all((FOLDER / f"{name}.schema.json").exists() for name in names)
