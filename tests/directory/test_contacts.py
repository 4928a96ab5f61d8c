"""Numbers, addresses and cards for address books."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.contacts import contact
from directory.models import PlacePage
from directory.vcard import vcard_of
from tests.directory.factories import PlacePageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "typed", "text", "url"),
    [
        ("phone", "0320123456", "03\xa020\xa012\xa034\xa056", "tel:+33320123456"),
        ("phone", "+32 56 12 34 56", "+32\xa056\xa012\xa034\xa056", "tel:+3256123456"),
        ("phone", "03 20 12 34 56 poste 12", "03\xa020\xa012\xa034\xa056\xa0poste\xa012", "tel:+33320123456"),
        (
            "phone",
            "03 20 12 34 56 (poste 12)",
            "03\xa020\xa012\xa034\xa056\xa0poste\xa012",
            "tel:+33320123456",
        ),
        ("phone", "le soir", "le soir", ""),
        ("email", "a@example.org", "a@example.org", "mailto:a@example.org"),
        ("website", "https://www.fil.example/", "fil.example", "https://www.fil.example/"),
        ("website", "fil.example", "fil.example", "https://fil.example"),
        ("website", "javascript:alert(1)", "javascript:alert(1)", ""),
        ("network", "https://[", "https://[", ""),
    ],
)
def test_contact_is_written_and_linked(kind, typed, text, url):
    found = contact(kind, "", typed)

    assert (found.text, found.url) == (text, url)


def place(**fields):
    return PlacePage(**{"title": "Le Fil", "town": "Tourcoing"} | fields)


def test_card_separates_and_escapes():
    card = vcard_of(place(title="Fil, trame; et \\ cie", street="1 rue du Fil"), "https://x.example/")

    assert "FN:Fil\\, trame\\; et \\\\ cie\r\n" in card
    assert "ADR;TYPE=WORK:;;1 rue du Fil;Tourcoing;;;France\r\n" in card


@pytest.mark.parametrize(
    ("website", "uri"),
    [
        ("https://fil.example/a,b;c?d=1,2", "https://fil.example/a,b;c?d=1,2"),
        ("https://fil.example/\\d", "https://fil.example/%5Cd"),
        ("https://fil.example/été", "https://fil.example/%C3%A9t%C3%A9"),
        ("https://fil.example/a\nNOTE:b", "https://fil.example/a%0ANOTE:b"),
    ],
)
def test_card_gives_addresses_as_they_are(website, uri):
    card = vcard_of(place(website=website), "https://x.example/")

    assert f"\r\nURL:{uri}\r\n" in card


@given(title=st.text(min_size=1, max_size=200), note=st.text(max_size=200))
def test_card_of_any_words_has_whole_lines(title, note):
    card = vcard_of(place(title=title, hours_note=note), "https://x.example/")

    assert all(len(line.encode()) <= 75 for line in card.split("\r\n"))
    assert all(re.match(r"[A-Z]+[;:]|[A-Z]+;TYPE|N:| ", line) for line in card.split("\r\n")[:-1])


def test_card_is_served_beside_the_page(tourcoing, visit):
    PlacePageFactory(parent=tourcoing.directory, slug="fil", owner_email="patron@example.org", phone="3949")

    response = visit("/fr/lieux/fil/contact.vcf")

    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert "patron" not in response.content.decode()


@pytest.mark.parametrize("path", ["/fr/lieux/contact.vcf", "/fr/lieux/absent/contact.vcf"])
def test_only_places_have_a_card(tourcoing, visit, path):
    assert visit(path).status_code == 404
