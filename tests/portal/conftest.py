"""Sites that take seconds to build: one for all tests of a module, undone at its end."""

from contextlib import contextmanager

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client, TestCase

from portal.cities import create_city
from portal.demo.towns import TOWNS
from tests.built_once import forget_everything


@contextmanager
def undone_at_the_end(blocker):
    """A transaction around several tests. What a process keeps is forgotten before and after."""
    forget_everything()
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
    forget_everything()


@contextmanager
def as_if_committed():
    """Run what waits for a commit at the end of the block, inside a transaction that has none."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        yield


@pytest.fixture(scope="module")
def two_towns(django_db_setup, django_db_blocker):
    """{slug: CityParts} of the hub, Roubaix and Tourcoing, with no other content."""
    with undone_at_the_end(django_db_blocker):
        with as_if_committed():
            parts = {town["slug"]: create_city(port=80, **town) for town in TOWNS[:3]}
        yield parts


@pytest.fixture
def editor(two_towns):
    """A client signed in as an editor of Tourcoing, on the admin's host."""
    user = get_user_model().objects.create_user("redactrice", password="trame-et-chaine")
    user.groups.add(two_towns["tourcoing"].group)
    client = Client(headers={"host": "live.localhost"})
    client.force_login(user)
    return client
