"""Sites that take seconds to build: for all tests of a module, and for the modules that want the same."""

from contextlib import contextmanager
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client, TestCase

from portal.cities import create_city
from portal.demo.towns import TOWNS
from tests.built_once import forget_everything

HERE = Path(__file__).parent


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


@pytest.hookimpl(tryfirst=True)  # then pytest-django puts tests that commit at the end
def pytest_collection_modifyitems(items):
    """Modules with the towns below come one after the other."""
    own = [number for number, item in enumerate(items) if item.path.parent == HERE]
    with_towns = {items[number].path for number in own if "two_towns" in items[number].fixturenames}
    ordered = sorted((items[number] for number in own), key=lambda item: item.path in with_towns)
    for number, item in zip(own, ordered, strict=True):
        items[number] = item


@pytest.fixture(scope="module")
def two_towns(shared_towns):
    """{slug: CityParts} of the hub, Roubaix and Tourcoing, with no other content."""
    with shared_towns.for_a_module(make_towns) as parts:
        yield parts


def make_towns():
    with as_if_committed():
        return {town["slug"]: create_city(port=80, **town) for town in TOWNS[:3]}


@pytest.fixture
def editor(two_towns):
    """A client signed in as an editor of Tourcoing, on the admin's host."""
    user = get_user_model().objects.create_user("redactrice", password="trame-et-chaine")
    user.groups.add(two_towns["tourcoing"].group)
    client = Client(headers={"host": "live.localhost"})
    client.force_login(user)
    return client
