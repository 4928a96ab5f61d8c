"""Mappings: which column is which fact."""

import json

import pytest

from core.models import CitySettings
from directory.importers.mapping import PlaceReader
from directory.importers.own_columns import is_hours
from directory.importers.target import PLACES
from directory.importing.mapping import load
from directory.importing.mapping_shape import check
from directory.importing.sources import find_source, shipped_mappings
from directory.reading.errors import FileRefusedError
from tests.directory.factories import CategoryFactory
from tests.directory.importers.conftest import place, reason_of


@pytest.mark.parametrize(
    "mapping",
    [
        {},
        [],
        {"columns": {"titre": "a"}},
        {"columns": {"owner_email": "a"}},
        {"columns": {"url_path": "a"}},
        {"columns": {"locale_id": "a"}},
        {"columns": {"title": 3}},
        {"columns": {}, "autre": 1},
        {"columns": {"title": "a\x00"}},
        {"columns": {"title": "\\\x00"}},
        {"columns": {"title": "\ud800"}},
    ],
)
def test_a_mapping_that_is_wrong_is_refused_in_words(mapping):
    with pytest.raises(FileRefusedError):
        check(mapping, PlaceReader.facts)


def test_a_backslash_and_zeros_are_text_like_any_other():
    check({"columns": {"title": "\\u0000"}}, PlaceReader.facts)


def test_the_mappings_that_are_shipped_are_right():
    loaded = [load(path, PlaceReader.facts) for path in shipped_mappings(PLACES).values()]
    assert len(loaded) >= 8


def test_names_of_columns_are_compared_without_case_and_accents(bring):
    bring(
        "ÉTABLISSEMENT;Adresse\nMusée;1 rue du Fil\n",
        mapping={"columns": {"title": "etablissement", "street": "adresse"}},
    )
    assert place("Musée").street == "1 rue du Fil"


def test_lookups_flags_facts_ages_and_sentences_fill_their_fields(bring):
    mapping = {
        "columns": {"title": "nom", "street": ["numero", "rue"]},
        "prefix": "Aire",
        "lookups": {"kind": {"column": "sorte", "values": {"jeux": "plein-air"}}},
        "flags": {"facilities": {"wifi": "wifi"}},
        "facts": {"stationnement_pmr": "pmr"},
        "ages": {"2 à 6 ans": [2, 6], "7 à 12 ans": [7, 12], "13 ans": [13, 18]},
        "sentences": [["nombre", "{} jeux."]],
    }
    bring(
        "nom;numero;rue;sorte;wifi;pmr;2 à 6 ans;7 à 12 ans;13 ans;nombre\n"
        "Du Lin;3;rue du Fil;Jeux;oui;0;1;2;0;9\n",
        mapping=mapping,
    )
    page = place("Aire Du Lin")
    assert (page.kind, page.facilities, page.stationnement_pmr) == ("plein-air", ["wifi"], False)
    assert (page.min_age, page.max_age, page.introduction, page.street) == (2, 12, "9 jeux.", "3 rue du Fil")


def test_a_long_description_is_cut_for_lists_and_whole_in_the_body(bring):
    words = "Une phrase entière. " * 60
    bring(
        f"nom;rue;texte\nA;1 rue du Fil;{words}\n",
        mapping={"columns": {"title": "nom", "street": "rue", "description": "texte"}},
    )
    page = place("A")
    assert page.introduction.endswith("entière.")
    assert len(page.introduction) <= 500 < len(page.body[0].value.source)


def test_hours_may_have_a_column_per_day(bring):
    bring(
        "nom;rue;Lun;Mar;Dim\nA;1 rue X;9h-12h;9h-12h et 14h-17h;Fermé\nB;2 rue X;;10h-12h;\n",
        mapping={
            "columns": {"title": "nom", "street": "rue"},
            "week": {"lundi": "lun", "mardi": "mar", "dimanche": "dim"},
        },
    )
    assert place("A").hours == "Mo 09:00-12:00; Tu 09:00-12:00,14:00-17:00"
    assert place("B").hours == "Tu 10:00-12:00"


def test_hours_that_are_unsure_stay_words(bring):
    run = bring(
        "nom;rue;h\nA;1 rue du Fil;sonner fort à la porte bleue\n",
        mapping={"columns": {"title": "nom", "street": "rue", "hours": "h"}},
    )
    assert (place("A").hours, place("A").hours_note) == ("", "sonner fort à la porte bleue")
    assert "horaires gardés tels quels" in reason_of(run, 2)


@pytest.mark.parametrize(
    ("words", "by_appointment"),
    [("lundi 9h-12h sur rendez-vous", True), ("Sur rendez-vous", True), ("lundi 9h-12h", False)],
)
def test_hours_tell_whether_one_must_make_an_appointment(bring, words, by_appointment):
    run = bring(
        f"nom;rue;h\nA;1 rue du Fil;{words}\n",
        mapping={"columns": {"title": "nom", "street": "rue", "hours": "h"}},
    )
    assert place("A").by_appointment is by_appointment
    assert is_hours(words)
    assert "gardés tels quels" not in reason_of(run, 2)


def test_a_place_that_is_there_learns_that_one_must_make_an_appointment(bring):
    mapping = {"columns": {"title": "nom", "street": "rue", "hours": "h"}}
    for words in ("lundi 9h-12h", "lundi 9h-12h sur rendez-vous"):
        run = bring(f"nom;rue;h\nA;1 rue du Fil;{words}\n", mapping=mapping)
    assert (place("A").by_appointment, "laissé tel" in reason_of(run, 2)) == (True, False)


def test_a_source_that_says_no_where_nothing_was_said_changes_nothing(bring):
    mapping = {"columns": {"title": "nom", "street": "rue", "by_appointment": "rdv"}}
    bring("nom;rue;rdv\nA;1 rue du Fil;\n", mapping=mapping)
    assert bring("nom;rue;rdv\nA;1 rue du Fil;non\n", mapping=mapping).counts == {"unchanged": 1}


def test_a_column_that_is_not_there_is_said_before_anything_is_read(bring):
    assert (
        "pas de colonne «\u00a0enseigne\u00a0»"
        in bring("a;b\n1;2\n", mapping={"columns": {"title": "enseigne"}}).reason
    )


def test_a_constant_that_the_page_would_refuse_is_dropped(bring):
    run = bring(
        "nom;rue\nA;1 rue du Fil\n",
        mapping={"columns": {"title": "nom", "street": "rue"}, "constants": {"hours": "toujours"}},
    )
    assert (place("A").hours, "toujours" in reason_of(run, 2)) == ("", True)


def test_an_address_that_a_page_would_run_is_refused(tourcoing, written):
    mapping = {"source": {"licence_url": "javascript:alert(1)"}, "columns": {"title": "nom"}}
    with pytest.raises(FileRefusedError):
        find_source(
            PLACES,
            city=CitySettings.objects.get(slug="tourcoing"),
            slug="piege",
            adapter="generic",
            mapping=str(written(json.dumps(mapping), "correspondances.json")),
        )


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("geo_point_2d", '"50.7235, 3.1612"'),
        ("geometry", '"{""type"": ""Point"", ""coordinates"": [3.1612, 50.7235]}"'),
        ("Coord_X,C,50;Coord_Y,C,50", "3,1612;50,7235"),
        ("lon;lat", "3.1612;50.7235"),
        ("the_geom", "POINT (3.1612 50.7235)"),
    ],
)
def test_a_position_that_no_mapping_names_is_read_from_columns_of_the_usual_names(bring, header, cells):
    bring(f"nom;{header}\nCarré;{cells}\n", mapping={"columns": {"title": "nom"}})
    assert (place("Carré").latitude, place("Carré").longitude) == (50.7235, 3.1612)


def test_a_mapping_may_name_a_column_with_its_type(bring):
    mapping = {"columns": {"title": "NOM,C,50", "longitude": "Coord_X,C,50", "latitude": "Coord_Y,C,50"}}
    bring("NOM,C,50;Coord_X,C,50;Coord_Y,C,50\nCarré;3.1612;50.7235\n", mapping=mapping)
    assert place("Carré").latitude == 50.7235


def test_columns_that_the_file_does_not_have_are_named(bring):
    mapping = {"columns": {"title": "nom", "street": "rue", "point": "geo"}}
    run = bring("nom;rue\nCarré;1 rue du Fil\n", mapping=mapping)
    assert run.remarks[-1] == "Colonnes de la correspondance absentes du fichier : geo."


def test_a_point_that_cannot_be_read_is_remarked(bring):
    run = bring('[{"id": 1, "nom": "Carré", "rue": "1 rue du Fil", "point": {"zone": 4}}]', name="a.json")
    assert "zone" in reason_of(run, 1)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("etat", "Fermé définitivement"),
        ("statut", "cessé"),
        ("etatAdministratifEtablissement", "F"),
        ("business_status", "CLOSED_PERMANENTLY"),
        ("date_fermeture", "2019-03-01"),
        ("horaires", "Définitivement fermé depuis mars"),
    ],
)
def test_what_its_register_says_is_no_more_is_no_place(bring, column, value):
    run = bring(f"nom;rue;{column}\nBazar;1 rue du Fil;{value}\n", mapping={"columns": {"title": "nom"}})
    assert value in reason_of(run, 2)


@pytest.mark.parametrize(
    ("column", "value"),
    [("etat", "bon"), ("horaires", "Fermé le lundi"), ("date_fermeture", ""), ("nom_voie", "rue Vide")],
)
def test_what_is_only_shut_for_a_day_stays(bring, column, value):
    mapping = {"columns": {"title": "nom", "street": "rue"}}
    run = bring(f"nom;rue;{column}\nBazar;1 rue du Fil;{value}\n", mapping=mapping)
    assert run.counts == {"created": 1}


def test_a_naf_code_gives_the_category_and_the_category_the_sort_of_place(bring):
    parent = CategoryFactory(slug="culture")
    CategoryFactory(slug="cinema", naf="59.14Z\n59.13B", parent=parent)
    rows = "nom;rue;ape\nLe Fresnoy;1 rue du Fil;5914z Projection\nAutre;2 rue du Fil;99.99Z\n"
    run = bring(rows, mapping={"columns": {"title": "nom", "street": "rue", "naf": "ape"}})
    found = place("Le Fresnoy")
    assert (found.category.slug, found.kind) == ("cinema", "culture")
    assert reason_of(run, 3) == "code NAF sans catégorie ici\u00a0: «\u00a099.99Z\u00a0»"
