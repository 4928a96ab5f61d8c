"""What a process holds is valid for one generation, and never for a rolled-back one."""

import pytest
from django.db import transaction

from core import generation
from core.models import Counter, Topic
from tests.rows import topic


@pytest.fixture
def built():
    """A builder that counts how often it ran."""
    runs = []

    def build():
        runs.append(1)
        return len(runs)

    build.runs = runs
    generation.forget()
    yield build
    generation.forget()


@pytest.mark.django_db(transaction=True)
def test_a_value_is_built_once_per_generation(built):
    assert [generation.held("x", built) for _ in range(3)] == [1, 1, 1]


@pytest.mark.django_db(transaction=True)
def test_a_bump_makes_held_values_stale(built):
    generation.held("x", built)
    generation.bump()
    assert generation.held("x", built) == 2


@pytest.mark.django_db(transaction=True)
def test_a_value_built_in_a_transaction_that_is_rolled_back_is_not_kept(built):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        generation.bump()
        generation.held("x", built)
        raise ZeroDivisionError
    generation.begin_request()
    generation.bump()
    assert generation.held("x", built) == 2


@pytest.mark.django_db(transaction=True)
def test_a_request_keeps_the_generation_it_started_with(built):
    generation.begin_request()
    first = generation.current()
    Counter.objects.create(scope="tourcoing", value=5)
    assert generation.current() == first
    generation.end_request()


@pytest.mark.django_db(transaction=True)
def test_a_request_that_bumps_sees_its_own_change():
    generation.begin_request()
    first = generation.current()[generation.SHARED]
    generation.bump()
    assert generation.current()[generation.SHARED] == first + 1
    generation.end_request()


@pytest.mark.django_db(transaction=True)
def test_saving_a_topic_starts_a_new_generation():
    before = generation.read()[generation.SHARED]
    topic("nature")
    assert generation.read()[generation.SHARED] > before


@pytest.mark.django_db(transaction=True)
def test_a_topic_that_is_rolled_back_starts_none():
    before = generation.read()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        topic("nature")
        raise ZeroDivisionError
    assert (generation.read(), Topic.objects.count()) == (before, 0)
