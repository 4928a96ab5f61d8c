"""The order of the search is as good as was promised."""

import pytest

from tests.relevance import floors
from tests.relevance.__main__ import all_orders
from tests.relevance.report import Report


@pytest.mark.slow
def test_what_residents_want_comes_first():
    assert floors.problems(Report(all_orders(["sqlite"]))) == []
