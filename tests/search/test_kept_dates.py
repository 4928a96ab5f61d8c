"""What a process keeps of answers about dates: until a date is over, or its document is written again."""

import pytest
import time_machine

from search.database import dates, snapshot
from search.renumbering import compact
from tests.search.agenda import Agenda, ask, at, lasting, names
from tests.search.documents import NOW

pytestmark = pytest.mark.django_db(transaction=True)  # within one, nothing is kept


@pytest.fixture
def agenda():
    with time_machine.travel(NOW, tick=False):
        yield Agenda()


def test_sets_kept_of_the_version_before_are_patched(agenda):
    agenda(first=lasting(at(24, 14)), second=lasting(at(24, 16)))
    everything = [{}, {"when": "demain"}, {"weekday": "samedi"}, {"dates": "passees"}, {"when": "ce-soir"}]
    for chosen in everything:
        ask(**chosen)
    agenda(second=lasting(at(23, 20)), third=lasting(at(24, 15)))
    patched = [names(ask(**chosen)) for chosen in everything]
    assert patched == [["second", "first", "third"], ["first", "third"], ["first", "third"], [], ["second"]]
    snapshot.forget()
    assert [names(ask(**chosen)) for chosen in everything] == patched


def test_dates_brought_up_to_date_equal_fresh_ones(agenda):
    agenda(**{f"n{number}": [lasting(at(24, 18)), lasting(at(20 + number, 18))] for number in range(6)})
    agenda(n1=[], n3=lasting(at(24, 18)), n9=[lasting(at(24, 18)), lasting(at(1, 9))])
    patched = snapshot.held().dated.dates
    snapshot.forget()
    fresh = snapshot.refreshed().dated.dates
    for name in dates.Dates.__dataclass_fields__:
        assert getattr(patched, name).tolist() == getattr(fresh, name).tolist(), name


def test_dates_go_along_with_the_number_of_their_document(agenda):
    agenda(first=lasting(at(24, 14)), second=lasting(at(24, 16)))
    agenda(first=None)
    assert compact() == 1
    (hit,) = ask().hits
    assert (hit.number, hit.title, hit.occurrence.start) == (0, "second", at(24, 16))
    snapshot.forget()
    assert names(ask()) == ["second"]


def test_what_is_kept_ends_when_a_date_is_over(agenda):
    agenda(on=lasting(at(23, 17)), tonight=[lasting(at(23, 20)), lasting(at(30, 20))])
    for now, expected in ((NOW, ["on", "tonight"]), (at(23, 19), ["tonight"]), (NOW, ["on", "tonight"])):
        assert names(ask(now)) == expected
    # A set that needs no moment: Friday evenings.
    assert names(ask(at(23, 21), weekday="vendredi", part="soir")) == ["tonight"]
    assert names(ask(at(31, 0), weekday="vendredi", part="soir")) == []
