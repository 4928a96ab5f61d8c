"""One text for several towns."""

from portal.demo.shared import in_each_town
from portal.writing.sources import parse

TEXT = """title: Cantine de {name}
price: {meal} le repas
meal: 2 €
marcq.meal: 3 €
bring:
- une assurance
- le RIB
---
Appelez le {phone}."""


def of_towns(text):
    return {source.key: source for source in in_each_town([parse("towns/demarches/cantine", text)])}


def test_a_shared_text_becomes_one_of_each_town():
    assert list(of_towns(TEXT)) == [f"{town}/demarches/cantine" for town in ("roubaix", "tourcoing", "marcq")]


def test_words_in_braces_are_those_of_the_town():
    source = of_towns(TEXT)["tourcoing/demarches/cantine"]
    assert (source.header["title"], source.body) == ("Cantine de Tourcoing", "Appelez le 03 53 01 00 30.")


def test_a_line_for_one_town_replaces_the_line_for_all():
    prices = [source.header["price"] for source in of_towns(TEXT).values()]
    assert prices == ["2 € le repas", "2 € le repas", "3 € le repas"]


def test_a_text_of_one_town_stays_as_it_is():
    source = parse("roubaix/actualites/eau", "title: Eau\n---\n{email}")
    assert list(in_each_town([source])) == [source]


def test_items_of_a_list_are_lines():
    source = parse("x/y", TEXT)
    assert (source.items("bring"), source.items("steps")) == (["une assurance", "le RIB"], [])
