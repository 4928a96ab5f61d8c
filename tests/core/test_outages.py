"""A database that cannot be asked: who asks it again, and what the others are told."""

import pytest
from django.db import OperationalError, connection

from core import outages

pytestmark = pytest.mark.django_db


@pytest.fixture
def away(monkeypatch):
    """The database did not answer, and the pause is over."""
    monkeypatch.setattr(outages, "PAUSE", 0)
    monkeypatch.setattr(outages, "_asked_again_at", 0.0)

    def refuse(execute, sql, *args):
        raise OperationalError("gone")

    with connection.execute_wrapper(refuse):
        assert not outages.begin_request()


def test_one_request_asks_again_while_the_others_do_not_wait_for_it(away):
    others = []

    def ask_meanwhile(execute, sql, *args):
        others.append(outages.begin_request() if not others else None)
        return execute(sql, *args)

    with connection.execute_wrapper(ask_meanwhile):
        assert outages.begin_request()
    assert others == [False]


def test_it_is_asked_by_every_request_once_it_answers(away):
    assert [outages.begin_request(), outages.begin_request()] == [True, True]
