"""Whatever is kept says what would be drawn now: after every change, in every process, on every host."""

import random
from datetime import UTC, datetime
from multiprocessing import get_context

import pytest
import time_machine
from django.db import connection, connections
from django.test import override_settings
from django.utils import timezone

from tests.long import IS_LONG
from tests.portal.keeping.changes import CHANGES
from tests.portal.keeping.towns import Memory, addresses, answers, forget_all, three_towns

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
NOON = datetime(2026, 11, 25, 11, tzinfo=UTC)  # a Wednesday
SEEDS, MORE = (range(20), 20) if IS_LONG else (range(1), 0)
# PostgreSQL keeps counters under other locks, but nothing else that is drawn: a few changes are enough there.
ON_SQLITE = connection.vendor == "sqlite"
OWN, SHARED = (len(CHANGES), 10 if IS_LONG else 6) if IS_LONG or ON_SQLITE else (10, 4)


class Reader:
    """Another process, which keeps what it has drawn."""

    def __init__(self):
        connections.close_all()
        context = get_context("fork")
        self._pipe, other_end = context.Pipe()
        self._process = context.Process(target=self._serve, args=(other_end,), daemon=True)
        self._process.start()
        other_end.close()

    @staticmethod
    def _serve(pipe):
        forget_all()
        while asked := pipe.recv():
            now, wanted = asked
            with time_machine.travel(now, tick=False):
                pipe.send(answers(wanted))

    def answers(self, wanted):
        self._pipe.send((timezone.now(), wanted))
        return self._pipe.recv()

    def stop(self):
        self._pipe.send(None)
        self._process.join()


@pytest.fixture
def reader():
    other = Reader()
    yield other
    other.stop()


def different(kept, fresh):
    """What is kept and not true: (address, kept, fresh)."""
    return [(address, kept[address], fresh[address]) for address in fresh if kept[address] != fresh[address]]


def in_words(wrong):
    """The first lines that differ, of the first address."""
    address, (status, kept), (now, fresh) = wrong[0]
    lines = [pair for pair in zip(kept.splitlines(), fresh.splitlines(), strict=False) if pair[0] != pair[1]]
    return f"{len(wrong)} untrue, {address}: {status} not {now}; {lines[:3]}"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("is_shared", "steps"), [(False, OWN), (True, SHARED)], ids=["own", "shared"])
def test_every_kept_answer_is_what_would_be_drawn_now(seed, is_shared, steps, settings, tmp_path, request):
    alone = {"default": settings.CACHES["default"]}
    files = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(tmp_path)}
    settings.CACHES = alone | {"pages": files} if is_shared else alone
    reader = request.getfixturevalue("reader")
    chance, history, asked = random.Random(seed), [], set()
    with time_machine.travel(NOON, tick=False) as clock:
        towns = three_towns()
        towns.clock = clock
        changes = [None, *chance.sample(CHANGES, steps), *chance.choices(CHANGES, k=MORE)]
        for number, change in enumerate(changes):
            if change:
                history.append(change.__name__)
                change(towns, chance, number)
            wanted = addresses(asked)
            with Memory(), override_settings(CACHES=alone):
                fresh = answers(wanted)
            for process, kept in (("this", answers(wanted)), ("other", reader.answers(wanted))):
                wrong = different(kept, fresh)
                assert not wrong, f"seed {seed}, {process} process, {history}: {in_words(wrong)}"
