"""Several sites measured at once, each in a process of its own: they take short turns, so that what else
the machine does burdens all alike."""

import multiprocessing
import os
from importlib import import_module
from pathlib import Path
from statistics import median

ROUNDS = 40  # of five requests each


class Site:
    """A site in a process of its own. `number`: how many items it is to have; None: the demo as it is.
    `scene` names the module that grows it and lists its visits."""

    def __init__(
        self,
        name: str,
        source: Path,
        database: Path,
        number: int | None = None,
        scene: str = "tests.bench.sites",
    ):
        self.name = name
        context = multiprocessing.get_context("spawn")
        self._pipe, other_end = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(other_end, source, database, number, scene), daemon=True
        )
        self._process.start()
        other_end.close()

    def wait(self):
        """The kinds of pages it has, once it is ready."""
        try:
            return self._pipe.recv()
        except EOFError:
            raise SystemExit(f"The site « {self.name} » cannot be measured.") from None

    def ask(self, method, kind):
        """The answer of a method of its tests.bench.visits.Visitor."""
        self._pipe.send((method, kind))
        return self._pipe.recv()

    def stop(self):
        """End its process."""
        self._pipe.close()
        self._process.join()


def times_of(sites, kinds, rounds=ROUNDS):
    """{site name: {kind: [CPU seconds of each request]}}; the site that begins changes each round."""
    times = {site.name: {kind: [] for kind in kinds} for site in sites}
    for number in range(rounds):
        start = number % len(sites)
        for kind in kinds:
            for site in sites[start:] + sites[:start]:
                times[site.name][kind] += site.ask("seconds", kind)
    return times


def growth(small, large):
    """How much dearer a page is in the large site, as a share: the median over pairs of requests
    made in the same round."""
    return median(after / before for before, after in zip(small, large, strict=True)) - 1


def _serve(pipe, source, database, number, scene):
    from tests.bench import sites

    sites.copy_demo(source, database)
    os.environ |= {
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "LOG_LEVEL": "ERROR",
    }
    visitor = _visitor(number, scene)
    pipe.send(list(visitor.visits))
    try:
        while True:
            method, kind = pipe.recv()
            pipe.send(getattr(visitor, method)(kind))
    except EOFError:  # the bench is over
        pass


def _visitor(number, scene):
    import django
    from django.conf import settings

    django.setup()
    settings.ROOT_URLCONF = "tests.bench.addresses"
    from tests.bench import visits

    scene = import_module(scene)
    if number is not None:
        scene.grow(number)
    return visits.Visitor(scene.visits())
