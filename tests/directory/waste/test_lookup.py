"""Addresses as people type them, and the sectors where they lie."""

import pytest
from django.core.exceptions import ValidationError

from directory.street_lines import StreetPart, check_lines, read_line, read_lines
from directory.waste.dates import Sector, Town
from directory.waste.lookup import look_up
from directory.waste.plan import Plan

CENTRE = Sector(
    "a",
    "Centre",
    "/fr/collecte/centre/",
    streets=read_lines("rue de la Navette\nrue de Lille : pairs\navenue Jean-Lebas\nquartier Épeule"),
)
NORTH = Sector(
    "b",
    "Nord",
    "/fr/collecte/nord/",
    streets=read_lines("rue de Lille : impairs de 1 à 99\nplace de la Paix"),
)
PLAN = Plan("", "", Town(), None, (CENTRE, NORTH))


@pytest.mark.parametrize(
    ("typed", "sector"),
    [
        ("12 rue de la Navette", CENTRE),
        ("12 bis, r. de la navette, 59100 Roubaix", CENTRE),
        ("RUE DE LA NAVETTE", CENTRE),
        ("3 Av. Jean Lebas Roubaix", CENTRE),
        ("14 rue de Lille", CENTRE),
        ("15 rue de Lille", NORTH),
        ("Épeule", CENTRE),
        ("quartier epeule", CENTRE),
        ("Nord", NORTH),
    ],
)
def test_an_address_lies_in_a_sector(typed, sector):
    assert look_up(PLAN, typed, "Roubaix").sector == sector


@pytest.mark.parametrize(
    ("typed", "streets", "is_guessed"),
    [
        ("rue de Lille", ["rue de Lille", "rue de Lille"], False),  # both sides
        ("101 rue de Lille", ["rue de Lille", "rue de Lille"], False),  # no such number
        ("navette", ["rue de la Navette"], True),
        ("12 rue de la Navete", ["rue de la Navette"], True),
        ("rue", ["rue de la Navette", "rue de Lille", "rue de Lille"], True),
    ],
)
def test_what_is_not_sure_is_asked(typed, streets, is_guessed):
    answer = look_up(PLAN, typed)
    assert answer.sector is None
    assert sorted(part.name for part, _sector in answer.parts) == sorted(streets)
    assert answer.is_guessed == is_guessed


@pytest.mark.parametrize("typed", ["boulevard inconnu", "12", "59100 Roubaix", "?"])
def test_what_is_nowhere_has_no_answer(typed):
    assert look_up(PLAN, typed, "Roubaix") is None


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("rue de la Paix", StreetPart("rue de la Paix")),
        ("rue de l'Abbé : pairs", StreetPart("rue de l’Abbé", "pairs")),
        ("rue de la Paix : impair de 1 à 99", StreetPart("rue de la Paix", "impairs", 1, 99)),
        ("rue de la Paix: du 2 au 48", StreetPart("rue de la Paix", "", 2, 48)),
        ("rue de la Paix : à partir du 50", StreetPart("rue de la Paix", "", 50)),
        ("rue de la Paix : pairs jusqu’au 48", StreetPart("rue de la Paix", "pairs", None, 48)),
    ],
)
def test_a_line_says_a_street_and_its_numbers(line, part):
    assert read_line(line) == part
    assert read_line(str(part)) == part


@pytest.mark.parametrize("line", ["rue de la Paix : côté soleil", "rue : de 9 à 3", " : pairs", "rue :"])
def test_a_line_that_cannot_be_read_is_refused_by_its_number(line):
    with pytest.raises(ValidationError, match="2"):
        check_lines(f"place du Trichon\n{line}")
