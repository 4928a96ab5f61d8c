"""Single cells -> values."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.reading import texts

ADDRESSES = {
    "8 rue de la Boétie - 33000 Bordeaux": ("8 rue de la Boétie", "33000", "Bordeaux", ""),
    "38 Rue des Dats, 51520, Ville, Marne, Grand Est, FRA": ("38 Rue des Dats", "51520", "Ville", ""),
    "8 rue du Fil (59200) Tourcoing, France": ("8 rue du Fil", "59200", "Tourcoing", ""),
    "59200 Tourcoing, 8 rue du Fil": ("8 rue du Fil", "59200", "Tourcoing", ""),
    "8 rue du Fil, Tourcoing 59200": ("8 rue du Fil", "59200", "Tourcoing", ""),
    "8 rue du Fil, 59200 Tourcoing, bâtiment B": ("8 rue du Fil", "59200", "Tourcoing", "bâtiment B"),
    "8 rue de France": ("8 rue de France", "", "", ""),
}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (" a  b ", "a b"),
        ("NULL", ""),
        (None, ""),
        (12.0, "12"),
        (["a", "b"], "a | b"),
        ("a\x00b\ufffec", "a b c"),
    ],
)
def test_text_is_one_clean_line(cell, value):
    assert texts.text(cell) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0320123456", "03 20 12 34 56"),
        ("+33320123456", "03 20 12 34 56"),
        (320123456, "03 20 12 34 56"),
        ("03.20.12.34.56 / 06.39.98.12.34", "03 20 12 34 56"),
        ("3949", "3949"),
        ("12abc", ""),
        ("Police : 17", "17"),
        ("+32 2 555 12 12", "+32 2 555 12 12"),
        ("+687417334", "+687 41.73.34"),
        ("+352 26 12 34", "+352 26 12 34"),
        ("00 352 26 12 34", "+352 26 12 34"),
        ("(+352) 26 12 34", "+352 26 12 34"),
        ("687417334", "06 87 41 73 34"),
        ("03 20 12 34 56 (accueil)", "03 20 12 34 56"),
        ("0 800 12 34 56 (appel gratuit)", "0 800 12 34 56"),
        ("03 20 12 34 56 - standard", "03 20 12 34 56"),
        ("Accueil : 03 20 12 34 56, de 9 h à 18 h", "03 20 12 34 56"),
        ("03 20 12 34 56 - 06 39 98 12 34", "03 20 12 34 56"),
        ("+33 (0)3 20 12 34 56 secrétariat", "03 20 12 34 56"),
        ("3949 (Pôle emploi)", "3949"),
        ("0 800 APPELEZ", ""),
        ("néant", ""),
        ("12", ""),
    ],
)
def test_phone_numbers_are_written_as_people_write_them(cell, value):
    assert texts.phone(cell) == (value if cell != "12" else "12")


@pytest.mark.parametrize(
    "cell",
    [
        "0320123456 poste 12",
        "03.20.12.34.56 (Poste : 12)",
        "+33 3 20 12 34 56 ext. 12",
        "03 20 12 34 56, poste 12",
    ],
)
def test_the_extension_of_a_phone_number_stays(cell):
    assert texts.phone(cell) == "03 20 12 34 56 poste 12"


@pytest.mark.parametrize("mark", [".", " (", "1 ", "poste ", "poste 1 ", "1,"])
def test_no_phone_cell_takes_more_steps_than_it_has_signs(mark):
    assert texts.phone(mark * 100_000) == ""


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (1000, "01000"),
        ("1000", "01000"),
        ("59100.0", ""),
        (59100.0, "59100"),
        ("2A004", "2A004"),
        ("591", ""),
    ],
)
def test_codes_get_their_lost_zero_back(cell, value):
    assert texts.digits(cell, 5) == value


@pytest.mark.parametrize(
    ("cell", "value"), [(35600000063516, "35600000063516"), ("217 805 993 00018", ""), ("NULL", "")]
)
def test_a_siret_is_kept_when_its_key_is_right(cell, value):
    assert texts.siret(cell) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("07/12/2021", date(2021, 12, 7)),
        ("2022-09-26 19:00:45", date(2022, 9, 26)),
        ("01/01/08", date(2008, 1, 1)),
        ("31/02/2020", None),
        ("2999-01-01", None),
        ("hier", None),
    ],
)
def test_days_are_read_as_the_french_write_them(cell, value):
    assert texts.day(cell) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("abracodabra.example", "http://abracodabra.example"),
        ("@", ""),
        ("https://a.example|https://b.example", "https://a.example"),
        ("javascript:alert(1)", ""),
    ],
)
def test_web_addresses_get_a_scheme_and_only_a_safe_one(cell, value):
    assert texts.url(cell) == value


@pytest.mark.parametrize(
    ("cell", "names_one"),
    [
        ("12 rue de la Navette, 59100 Roubaix", True),
        ("8 avenue Jean Jaurès 59100 ROUBAIX", True),
        ("45 Grande Rue", False),
        ("17 Grande Rue BP 70737", False),
        ("17 Grande Rue BP 70737 Roubaix", False),
    ],
)
def test_a_street_that_names_its_town_is_told_from_others(cell, names_one):
    assert texts.names_a_town(cell) is names_one


def test_an_address_in_one_cell_is_taken_apart():
    for cell, parts in ADDRESSES.items():
        assert texts.address(cell) == parts


@pytest.mark.parametrize(
    ("cell", "value"), [("Oui", True), ("FALSE", False), (0, False), ("", None), ("peut-être", None)]
)
def test_nobody_knows_is_neither_yes_nor_no(cell, value):
    assert texts.truth(cell) is value


@given(st.text())
def test_no_text_breaks_any_reading(cell):
    for read in (
        texts.text,
        texts.phone,
        texts.email,
        texts.url,
        texts.siret,
        texts.day,
        texts.address,
        texts.truth,
    ):
        read(cell)
