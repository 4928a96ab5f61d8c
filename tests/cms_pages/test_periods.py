from datetime import date

import pytest
from django.utils.translation import override

from cms_pages.periods import written_period

FEBRUARY, SEPTEMBER = date(2018, 2, 16), date(2018, 9, 1)


@pytest.fixture(autouse=True)
def in_french():
    with override("fr"):
        yield


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (FEBRUARY, None, "day", "16\u00a0février 2018"),
        (date(2018, 9, 1), None, "day", "1er\u00a0septembre 2018"),
        (FEBRUARY, date(2018, 3, 3), "day", "Du 16\u00a0février au 3\u00a0mars 2018"),
        (date(2018, 12, 20), date(2019, 1, 1), "day", "Du 20\u00a0décembre 2018 au 1er\u00a0janvier 2019"),
        (SEPTEMBER, None, "month", "Septembre 2018"),
        (date(2018, 11, 1), date(2018, 12, 31), "month", "Novembre et décembre 2018"),
        (date(2018, 2, 1), date(2018, 6, 30), "month", "Février à juin 2018"),
        (date(2018, 11, 1), date(2019, 2, 1), "month", "Novembre 2018 – février 2019"),
        (date(2017, 1, 1), None, "year", "2017"),
        (date(2017, 1, 1), date(2020, 12, 31), "year", "2017-2020"),
    ],
)
def test_period_is_no_more_precise_than_it_is_known(start, end, precision, words):
    assert written_period(start, end, precision) == words


def test_period_without_a_start_is_empty():
    assert written_period(None, FEBRUARY, "day") == ""


def test_end_before_the_start_is_left_out():
    assert written_period(SEPTEMBER, FEBRUARY, "month") == "Septembre 2018"
