"""Towns that tests share: built once, inside a transaction that stays open from test to test and is undone
when a test wants others, or none. pytest-django runs each test in a savepoint, so none sees another's writes.

    @built_once
    def portal():
        return make_city()

makes the fixture `portal`, which gives each test a copy of what was returned. A test that commits
(``transaction=True``) builds its own, after the shared ones are undone. A fixture of a module has
`shared_towns.for_a_module(build)`. Other fixtures of a module or package that open their own transaction
(they ask for `django_db_blocker`) find none open.
"""

import copy
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from core import generation, routing
from search.database import snapshot

COMMITTING = {"transactional_db", "live_server", "django_db_reset_sequences"}
# Fixtures that ask for `django_db_blocker` and leave the database as it is.
NOT_A_TRANSACTION = {"shared_towns", "django_db_setup", "_django_setup_unittest"}


def built_once(build):
    """A fixture that gives a copy of what `build()` returned when the database was filled by it."""

    def given(db, shared_towns):
        return shared_towns.copy_of(build)

    given.__doc__, given.build = build.__doc__, build
    return pytest.fixture(given)


class SharedTowns:
    """The transaction that is open around tests, and what was built in it."""

    def __init__(self, blocker):
        self._blocker = blocker
        self._atomic = None
        self._built = {}
        self._holds_a_module = False

    def want(self, builds):
        """Have these in the database, in this order, and nothing else."""
        if list(self._built) == builds or (self._holds_a_module and not builds):
            return
        self.undo()
        if not builds:
            return
        with self._blocker.unblock():
            if connection.in_atomic_block:
                raise RuntimeError("A fixture of a larger scope holds a transaction: towns are built in it.")
            self._atomic = transaction.atomic()
            self._atomic.__enter__()
            forget_everything()
            try:
                for build in builds:
                    self._built[build] = build()
            except BaseException:  # else the next test, which wants none, would see half of them
                self.undo()
                raise

    def undo(self):
        """Leave the database as it was before."""
        self._built = {}
        if self._atomic is None:
            return
        with self._blocker.unblock():
            transaction.set_rollback(True)
            self._atomic.__exit__(None, None, None)
            self._atomic = None
        forget_everything()

    @contextmanager
    def for_a_module(self, build):
        """What `build` returned, for the tests of a module. What its fixtures add is undone after it; the
        next module that wants the same finds it built."""
        self.want([build])
        forget_everything()
        self._holds_a_module = True
        try:
            with self._blocker.unblock(), transaction.atomic():
                yield self.copy_of(build)
                transaction.set_rollback(True)
        finally:
            self._holds_a_module = False
            forget_everything()

    def copy_of(self, build):
        """What `build` returned: no test may change what the next one is given."""
        return copy.deepcopy(self._built[build]) if build in self._built else build()


def forget_everything():
    """As a new process."""
    for kept in (generation, routing, snapshot):
        kept.forget()


def pytest_fixture_setup(fixturedef, request):
    """Before a transaction begins, around one test or around many: the towns that are wanted in it."""
    name = fixturedef.argname
    if name == "_django_db_helper":
        request.getfixturevalue("shared_towns").want([] if _commits(request) else _builds(request))
    elif "django_db_blocker" in fixturedef.argnames and name not in NOT_A_TRANSACTION:
        request.getfixturevalue("shared_towns").want([])


def _commits(request):
    marker = request.node.get_closest_marker("django_db")
    marked = marker is not None and marker.kwargs.get("transaction", False)
    return marked or not COMMITTING.isdisjoint(request.fixturenames)


def _builds(request):
    """What the fixtures of this test build, in their order."""
    definitions = request.node._fixtureinfo.name2fixturedefs
    functions = [definitions[name][-1].func for name in request.fixturenames if name in definitions]
    return [function.build for function in functions if hasattr(function, "build")]
