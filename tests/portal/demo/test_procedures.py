"""What the text files of procedures become: the fields of a page."""

from datetime import date

import pytest

from cms_pages.models import ProcedurePage
from portal.demo.procedures import fill_procedure
from portal.writing.sources import parse

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 29)
TEXT = """title: Cantine
price:
- 0,96 à 4,80 | Un repas | selon vos revenus
delay: 48 h | pour réserver
bring:
- Un RIB | Pour payer par prélèvement.
cases:
- Allergie | Demandez un <PAI>.
online: Réserver | https://cantine.example/
counters: hotel-de-ville
related: periscolaire
verified: 12 | le service des écoles
---
"""


def filled(text=TEXT):
    page = ProcedurePage()
    ids = {("lieux", "hotel-de-ville"): 7, ("demarches", "periscolaire"): 8}
    fill_procedure(page, parse("roubaix/demarches/cantine", text), TODAY, lambda *word: ids[word])
    return page


def test_price_goes_from_the_lowest_to_the_highest():
    value = filled().prices[0].value
    assert (str(value["price"]), str(value["up_to"]), value["group"]) == ("0.96", "4.80", "Un repas")


def test_free_is_a_price_of_nothing():
    assert not filled("price: gratuit\n---\n").prices[0].value["price"]


def test_words_before_a_bar_are_short_and_those_after_it_explain():
    page = filled()
    assert (page.delay, page.delay_note) == ("48\u00a0h", "pour réserver")
    assert page.bring[0].value["name"] == "Un RIB"
    assert (page.online_label, page.online_url) == ("Réserver", "https://cantine.example/")


def test_text_of_a_case_is_no_markup():
    assert filled().cases[0].value["text"].source == "<p>Demandez un &lt;PAI&gt;.</p>"


@pytest.mark.parametrize(("field", "number"), [("counters", 7), ("related", 8)])
def test_other_pages_are_named_by_their_slugs(field, number):
    assert [item["value"] for item in getattr(filled(), field).raw_data] == [number]


def test_it_was_checked_days_before_the_build_and_is_due_half_a_year_later():
    page = filled()
    assert (page.verified_on, page.review_date) == (date(2026, 11, 17), date(2027, 5, 18))
