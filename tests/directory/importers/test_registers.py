"""acceslibre, digital help, public facilities, national schemas: each in the shape of its register."""

import json

import pytest

from tests.directory.factories import CategoryFactory
from tests.directory.importers.conftest import place, reason_of

UUID = "ae6d05c1-586d-4557-bc82-09fe43c1f61e"
ACCESS = (
    "id,name,postal_code,commune,numero,voie,siret,longitude,latitude,activite,entree_plain_pied,sanitaires_adaptes\n"
    f"{UUID},Le Fournil,59200,Tourcoing,3,Rue de Lille,35600000063516,3.1612,50.7235,Boulangerie,True,\n"
)
ERP = {
    "model": "erp.erp",
    "pk": 8917,
    "fields": {
        "nom": "Agence",
        "activite": 21,
        "geom": "SRID=4326;POINT (3.1612 50.7235)",
        "numero": "1",
        "voie": "Place Verte",
    },
}
MEDNUM = (
    "id,pivot,nom,commune,code_postal,adresse,latitude,longitude,telephone,courriels,horaires,date_maj,services\n"
    "s-1,W595001234,Fil bleu,Tourcoing,59200,12 rue du Fil,50.72,3.16,+33320123456,"
    'a@fil.example|b@fil.example,"Mo-Fr 09:00-12:00",2024-04-02,'
    "Aide aux démarches administratives|Accès internet et matériel informatique\n"
)
FACILITY = (
    "COLL_NOM;COLL_SIRET;EQUIP_UID;EQUIP_THEME;EQUIP_CODE;EQUIP_TYPE;EQUIP_NOM;"
    "ADR_NUMERO;ADR_NOMVOIE;ADR_CODEPOSTAL;ADR_COMMUNE;EQUIP_LAT;EQUIP_LONG\n"
    "Tourcoing;21590599600018;59599-10101001-001;Equipement sportif;10101001;Piscine;Piscine des Lins;"
    "8;avenue du Lin;59200;Tourcoing;50,73;3,17\n"
)
CARPARK = (
    "id,nom,insee,adresse,type_usagers,gratuit,nb_places,nb_pmr,hauteur_max,num_siret,Xlong,Ylat,tarif_pmr\n"
    "59599-P-001,Saint-Christophe,59599,,tous,true,325,7,190,21590599600018,3.1612,50.7235,{}\n"
)
BICYCLES = 'id_local,coordonneesxy,capacite,type_accroche\nV1,"[3.1612, 50.7235]",8,CADRE\n'


def test_acceslibre_gives_access_facts_and_its_identifier(bring):
    CategoryFactory(slug="boulangerie", acceslibre="Boulangerie")
    bring(ACCESS, "acceslibre")
    page = place("Le Fournil")
    assert (page.entree_plain_pied, page.sanitaires_adaptes, page.acceslibre_uuid) == (True, None, UUID)
    assert (page.category.slug, page.siret) == ("boulangerie", "35600000063516")


def test_fixtures_of_acceslibre_are_read_with_their_activities(bring, written):
    CategoryFactory(slug="banque", acceslibre="Banque")
    written(json.dumps([{"model": "erp.activite", "pk": 21, "fields": {"nom": "Banque"}}]), "activites.json")
    bring(json.dumps([ERP]), "acceslibre", "erp.json")
    assert (place("Agence").street, place("Agence").category.slug) == ("1 Place Verte", "banque")


def test_an_activity_without_a_category_is_said(bring):
    assert "Boulangerie" in reason_of(bring(ACCESS, "acceslibre"), 2)


def test_the_standard_of_digital_help_is_read(bring):
    bring(MEDNUM, "mednum")
    page = place("Fil bleu")
    assert (page.kind, page.rna, page.email) == ("numerique", "W595001234", "a@fil.example")
    assert page.digital_services == [
        "Aide aux démarches administratives",
        "Accès internet et matériel informatique",
    ]


def test_wordings_before_the_standard_are_understood(bring):
    rows = [
        {
            "id": 1,
            "nom": "Relais",
            "Adresse": "1 rue du Fil",
            "services": "Prendre en main un ordinateur;Accéder à du matériel",
        }
    ]
    bring(json.dumps(rows), "mednum", "lieux.json")
    assert place("Relais").digital_services == [
        "Maîtrise des outils numériques du quotidien",
        "Accès internet et matériel informatique",
    ]


@pytest.mark.parametrize(
    ("mapping", "row", "title"),
    [
        (
            "angers-mediation-numerique",
            {
                "TYPO_UID": 1,
                "USER_NOM": "Aide",
                "USER_ADRES": "1 rue du Fil",
                "HORAIRE": "Lundi au vendredi, 9h à 12h",
            },
            "Aide",
        ),
        (
            "gironde-mediation-numerique",
            {
                "Lieu": "Relais",
                "Adresse postale": "8 rue du Fil - 33000 Bordeaux",
                "Description": "Ouvert le lundi de 9h à 12h.",
            },
            "Relais",
        ),
        (
            "laposte-etapes-numerique",
            {
                "ID": 1,
                "Nom": "Chauny",
                "Code postal": 2300,
                "Adresse": "26 Boulevard",
                "SIRET": 35600000063516,
            },
            "La Poste Chauny",
        ),
    ],
)
def test_free_layouts_are_read_by_the_mappings_that_are_shipped(bring, mapping, row, title):
    bring(json.dumps([row]), "mednum", "lieux.json", mapping=mapping)
    assert (place(title).kind, bool(place(title).street)) == ("numerique", True)


def test_public_facilities_are_read(bring):
    CategoryFactory(slug="piscine", title="Piscine")
    bring(FACILITY, "scdl")
    page = place("Piscine des Lins")
    assert (page.kind, page.category.slug, page.latitude) == ("culture", "piscine", 50.73)


def test_car_parks_are_read_with_what_they_hold(bring):
    run = bring(CARPARK.format("gratuit"), "national")
    page = place("Parking Saint-Christophe")
    assert page.introduction.startswith("325 places. 7 places réservées")
    assert (page.stationnement_pmr, page.payments, reason_of(run, 2)) == (True, ["gratuit"], "")


def test_what_breaks_the_official_schema_is_said_beside_its_row(bring):
    assert "tarif_pmr s’écarte du schéma" in reason_of(bring(CARPARK.format("inconnu"), "national"), 2)


def test_bicycle_parking_has_no_name_of_its_own(bring):
    bring(BICYCLES, "national")
    assert (place("Stationnement pour vélos").longitude, place("Stationnement pour vélos").facilities) == (
        3.1612,
        ["velos"],
    )


def test_a_file_of_no_known_schema_is_refused(bring):
    assert "n’a pas de colonne" in bring("a,b\n1,2\n", "national").reason
