"""`make bench-load`: what visitors cost while somebody publishes, two workers answering 130 addresses of four
hosts from what they keep.

Writes build/bench-load.json. A city publishes after every 400 requests: every 2 s, at 200 requests a second.
Ratios are of processor time of the workers, so that what else the machine does burdens all alike.
"""

import json
import os
import platform
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from statistics import median
from threading import Barrier

from tests.bench.__main__ import BUILD, demo_database
from tests.bench.load.mix import HUB, PUBLISHER, addresses
from tests.bench.load.server import ROOT, Client, Server
from tests.bench.sites import copy_demo

BETWEEN_PUBLICATIONS, PUBLICATIONS = 400, 6
AT_ONCE, TRIALS = 8, 20
HITS = 2_000
# The portal's own worker and logger read its settings.
BARE = ("--worker-class", "gthread", "--logger-class", "gunicorn.glogging.Logger")
MOST = {"all": 2.2, "others": 1.1, "at_once": 1.3, "hit": 1.2, "unchanged": 1.2}


def main():
    """Measure and report; the exit code."""
    database = BUILD / "bench" / "load.sqlite3"
    copy_demo(demo_database(), database)
    os.environ |= {"DATABASE_URL": f"sqlite:///{database}", "LOG_LEVEL": "ERROR"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    mix = _prepared()
    with ExitStack() as ends:
        portal = Server("portal.wsgi:application", "portal.settings", mix[0][1])
        ends.callback(portal.stop)
        bare = Server("django.core.wsgi:get_wsgi_application()", "tests.bench.load.bare", "localhost", *BARE)
        ends.callback(bare.stop)
        publisher = ends.enter_context(_publisher())
        found = measured(portal, bare, publisher, mix)
        publisher.stdin.close()
        return report(found)


def measured(portal, bare, publisher, mix):
    """{name of MOST: ratio}, and milliseconds."""
    others = [address for address in mix if address[0] not in (HUB, PUBLISHER)]
    found = {}
    for name, asked in (("all", mix), ("others", others)):
        visit(portal, asked, 4 * len(asked))  # both workers have drawn everything
        quiet = visit(portal, asked, PUBLICATIONS * BETWEEN_PUBLICATIONS)
        busy = 0.0
        for _ in range(PUBLICATIONS):
            publish(publisher)
            busy += visit(portal, asked, BETWEEN_PUBLICATIONS)
        found[name] = busy / quiet
        found[f"{name}_ms"] = quiet * 1000 / (PUBLICATIONS * BETWEEN_PUBLICATIONS)
    found["at_once"] = at_once(portal, publisher, mix)
    _slug, host, path = mix[1]
    plain = hits(bare, "localhost", "/")
    etag = Client(portal.port).get(host, path)[1]["ETag"]
    found["hit"] = hits(portal, host, path) / plain
    found["unchanged"] = hits(portal, host, path, **{"If-None-Match": etag}) / plain
    found["bare_ms"] = plain * 1000 / HITS
    return found


def visit(server, asked, number):
    """Processor time of so many requests for addresses drawn by lot."""
    chance, clients, before = random.Random(number), [Client(server.port) for _ in range(4)], server.seconds()
    for place in range(number):
        _slug, host, path = chance.choice(asked)
        status, _headers = clients[place % 4].get(host, path)
        if status != 200:
            raise SystemExit(f"{host}{path}: {status}")
    return server.seconds() - before


def hits(server, host, path, **headers):
    """Processor time of requests for one address that is kept."""
    client = Client(server.port)
    for _ in range(20):
        client.get(host, path, **headers)
    before = server.seconds()
    for _ in range(HITS):
        client.get(host, path, **headers)
    return server.seconds() - before


def at_once(server, publisher, mix):
    """How many draws of a missing page eight simultaneous requests cost, per worker."""
    _slug, host, path = next(address for address in mix if address[0] == PUBLISHER)
    hit = hits(server, host, path) / HITS
    draws, eights = [], []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for _ in range(TRIALS):
            publish(publisher)
            before = server.seconds()
            Client(server.port).get(host, path)
            draws.append(server.seconds() - before - hit)
            publish(publisher)
            before, barrier = server.seconds(), Barrier(AT_ONCE)
            list(pool.map(_ask_together, *zip(*[(server.port, host, path, barrier)] * AT_ONCE, strict=True)))
            eights.append(server.seconds() - before - AT_ONCE * hit)
    return median(eights) / median(draws) / 2


def _ask_together(port, host, path, barrier):
    client = Client(port)
    barrier.wait()
    client.get(host, path)


def publish(publisher):
    """Let the editor publish, and wait until it is done."""
    publisher.stdin.write(f"{PUBLISHER}\n")
    publisher.stdin.flush()
    if not publisher.stdout.readline():
        raise SystemExit("Nothing can be published.")


def _publisher():
    command = [sys.executable, "-m", "tests.bench.load.publisher"]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _prepared():
    """The addresses, from a database with today's migrations."""
    import django
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    call_command("migrate", verbosity=0)
    found = addresses()
    connections.close_all()
    return found


def report(found):
    """Print and write what was measured; the exit code."""
    machine = f"{platform.machine()}, {os.cpu_count()} CPU, Python {platform.python_version()}"
    rounded = {name: round(value, 3) for name, value in found.items()}
    written = {"date": datetime.now(UTC).date().isoformat(), "machine": machine, "load": os.getloadavg()[0]}
    (BUILD / "bench-load.json").write_text(json.dumps(written | rounded, indent=1))
    for name, value in rounded.items():
        print(f"{name:12} {value:8.3f}")
    problems = [
        f"{name} is {rounded[name]}, not {most} at most." for name, most in MOST.items() if found[name] > most
    ]
    print("\n".join(problems) or "Every budget is kept.", BUILD / "bench-load.json", sep="\n")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
