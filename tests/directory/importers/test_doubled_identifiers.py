"""One identifier on two distant places is given twice: it is not one place."""

from tests.directory.factories import PlacePageFactory
from tests.directory.importers.conftest import place, reason_of

SIRET = "35600000063516"
NUMBERED = {"columns": {"title": "nom", "point": "point", "siret": "siret"}, "identifier": ["id"]}
TWO = "id;nom;point;siret\n1;Poste Nord;50.73,3.16;\n1;Poste Sud;50.70,3.16;\n"


def test_two_distant_rows_with_one_identifier_are_two_places(bring):
    run = bring(TWO, mapping=NUMBERED)
    assert run.counts == {"created": 2}
    assert "même identifiant que la ligne 2" in reason_of(run, 3)


def test_a_second_run_knows_both_again(bring):
    bring(TWO, mapping=NUMBERED)
    assert bring(TWO, mapping=NUMBERED).counts == {"unchanged": 2}


def test_the_same_place_said_twice_is_one(bring):
    run = bring("id;nom;point\n1;Poste;50.73,3.16\n1;Poste;50.7301,3.16\n", mapping=NUMBERED)
    assert run.counts == {"created": 1, "skipped": 1}


def test_a_distant_place_with_the_same_siret_is_not_joined(bring, tourcoing):
    PlacePageFactory(parent=tourcoing.directory, title="Siège", siret=SIRET, latitude=50.70, longitude=3.16)
    run = bring(f"id;nom;point;siret\n1;Agence;50.73,3.16;{SIRET}\n", mapping=NUMBERED)
    assert (run.counts, place("Agence").latitude) == ({"created": 1}, 50.73)
    assert "Siège, loin d’ici" in reason_of(run, 2)


def test_a_row_outside_the_town_takes_no_page_from_the_row_inside(bring, tourcoing):
    tourcoing.city.latitude, tourcoing.city.longitude = 50.72, 3.16
    tourcoing.city.save()
    rows = "id;nom;point\n1;Poste de Paris;48.85,2.35\n1;Poste;50.72,3.16\n"
    assert bring(rows, mapping=NUMBERED).counts == {"created": 1, "skipped": 1}
    assert bring(rows, mapping=NUMBERED).counts == {"unchanged": 1, "skipped": 1}
    assert place("Poste").live
