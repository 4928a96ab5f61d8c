"""Files in national formats: frictionless finds no fault in them, whatever a place is called."""

import csv
import io
import json

import pytest
from frictionless import Resource, Schema

from core import generation
from directory.exports import datasets
from directory.exports.licences import OPEN
from directory.exports.numbering import number_services
from directory.exports.scdl import phone, split_street, street_words, town_words
from directory.models import EquipmentNumber
from directory.reading.official import FOLDER
from portal.management.commands.nightly import STEPS

pytestmark = pytest.mark.django_db

HARD = {
    "title": "Médiathèque « L’Œuf », dite “la petite”\u202f; annexe",
    "street": "12 bis, rue de l’Abbé-Lemire (cour n° 3)",
    "town": "Marcq-en-Barœul",
    "postcode": "59700",
    "introduction": "=1+1, puis « deux, trois »\nà l’étage",
    "website": "https://www.example.org/à-propos",
    "email": "accueil@example.org",
    "hours": "Mo-Fr 08:30-12:00,13:30-17:30; PH off",
    "phone": "03 20 12 34 56",
}


def published(name, city):
    """The text of a file."""
    from core.sites import get_portal

    generation.forget()
    dataset, licence = datasets.find(name)
    return "".join(datasets.lines(dataset, licence, "csv", get_portal().by_slug[city.slug]))


def numbered(city):
    """Give numbers as the nightly timer does."""
    from core.sites import get_portal

    generation.forget()
    return number_services(get_portal().by_slug[city.slug])


def test_the_nightly_timer_numbers_every_town(service, city):
    service()
    next(step for step in STEPS if step.name == "number_every_service").run()
    assert EquipmentNumber.objects.count() == 1


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def faults(text, schema, tmp_path):
    """What frictionless says against a file."""
    path = tmp_path / "file.csv"
    path.write_text(text, encoding="utf-8", newline="")
    description = Schema.from_descriptor(json.loads((FOLDER / f"{schema}.schema.json").read_text()))
    resource = Resource(path=path.name, basepath=str(tmp_path), schema=description)
    return resource.validate().flatten(["rowNumber", "fieldName", "note"])


@pytest.mark.parametrize("fields", [{}, HARD, {"street": "Grand’Place", "phone": "39 49"}])
def test_public_services_keep_the_scdl_schema(service, city, tmp_path, fields):
    service(**fields)
    numbered(city)
    text = published("equipements", city)
    assert len(rows(text)) == 1
    assert not faults(text, "scdl-equipements", tmp_path)


@pytest.mark.parametrize("fields", [{}, HARD, {"digital_services": ["Aide aux démarches administratives"]}])
def test_digital_help_keeps_its_standard(digital, city, tmp_path, fields):
    digital(**fields)
    text = published("mediation-numerique", city)
    assert len(rows(text)) == 1
    assert not faults(text, "standard-mediation-num", tmp_path)


def test_a_number_is_given_once(service, city):
    service()
    assert (numbered(city), numbered(city)) == (1, 0)
    assert rows(published("equipements", city))[0]["EQUIP_UID"] == "59599-01010401-001"


def test_a_number_is_never_given_again(service, city):
    first = service()
    numbered(city)
    first.delete()
    service(title="Mairie annexe")
    numbered(city)
    assert rows(published("equipements", city))[0]["EQUIP_UID"] == "59599-01010401-002"


def test_a_number_survives_the_publication_of_an_older_draft(service, city):
    page = service()
    draft = page.save_revision()
    numbered(city)
    draft.publish()
    assert rows(published("equipements", city))[0]["EQUIP_UID"] == "59599-01010401-001"


def test_shops_are_no_public_services(service, city):
    service(kind="commerce")
    numbered(city)
    assert not rows(published("equipements", city))


def test_without_the_siret_of_the_town_no_service_goes_out(service, city):
    from directory.models import DirectorySettings

    service()
    numbered(city)
    DirectorySettings.objects.update(siret="")
    assert not rows(published("equipements", city))


def test_a_place_that_lacks_what_the_schema_asks_for_is_left_out_and_counted(digital, city):
    from core.sites import get_portal

    digital(siret="")
    generation.forget()
    tally = datasets.tallies(get_portal().by_slug["tourcoing"])["mediation-numerique"]
    assert (tally.given[OPEN], tally.wanting) == (0, {"pivot": 1})


@pytest.mark.parametrize(
    ("street", "expected"),
    [
        ("12 bis rue de Lille", ("12 bis", "rue de Lille")),
        ("12bis, rue de Lille", ("12 bis", "rue de Lille")),
        ("3 quater rue de Lille", ("3 qua", "rue de Lille")),
        ("8 B rue de Lille", ("8 b", "rue de Lille")),
        ("10 avenue Brossolette", ("10", "avenue Brossolette")),
        ("Grand-Place", ("99999", "Grand-Place")),
        ("8 mai 1945", ("8", "mai 1945")),
    ],
)
def test_house_numbers_are_told_from_streets(street, expected):
    assert split_street(street) == expected


def test_streets_and_towns_hold_the_letters_that_the_schema_knows():
    assert street_words("rue de l’Œuf, n° 3 (cour)") == "rue de l'Oeuf n 3 cour"
    assert town_words("Villeneuve-d’Ascq") == "Villeneuve-d Ascq"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("03 20 12 34 56", "+33 320123456"),
        ("+33 3 20 12 34 56", "+33 320123456"),
        ("3949", "3949"),
        ("+32 56 12 34 56 78", ""),
    ],
)
def test_phones_of_services_have_thirteen_characters(written, expected):
    assert phone(written) == expected
