"""The order of the search is as good as was promised."""

import pytest

from tests.long import IS_LONG
from tests.relevance import floors
from tests.relevance.__main__ import all_orders
from tests.relevance.report import Report


@pytest.mark.skipif(not IS_LONG, reason="make relevance says it of every engine; make test-long too")
def test_what_residents_want_comes_first():
    assert floors.problems(Report(all_orders(["sqlite"]))) == []
