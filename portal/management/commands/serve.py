"""``make serve``: web server, worker and minute timer, together."""

import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from wagtail.models import Site

from portal.demo.build import set_ports
from portal.ports import refuse_busy_port
from portal.supervisor import Supervisor


def programs(address: str, port: int) -> dict[str, list[str]]:
    """The three command lines, the web server first, run by the Python that runs this one."""
    manage = [sys.executable, "manage.py"]
    gunicorn = [sys.executable, "-m", "gunicorn", "portal.wsgi:application", "--bind", f"{address}:{port}"]
    gunicorn += ["--config", "deploy/gunicorn.conf.py"]
    return {
        "web server": gunicorn,
        "worker": [*manage, "db_worker", "--verbosity", "0", "--no-reload"],
        "minute timer": [*manage, "minute", "--every", "60"],
    }


class Command(BaseCommand):
    """Ends with the first signal; ends with an error when the web server dies by itself."""

    help = "Run the web server, a worker and the minute timer together."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--address", default="127.0.0.1")

    def handle(self, *, port, address, **options):
        try:
            refuse_busy_port(port, address)
        except ValueError as error:
            raise CommandError(str(error)) from None
        self._print_addresses(port)
        if Supervisor(programs(address, port), settings.BASE_DIR, self._say).run():
            raise CommandError("The portal is stopped.")
        self._say("The portal is stopped.")

    def _say(self, line):
        self.stdout.write(line)
        self.stdout.flush()

    def _print_addresses(self, port):
        try:
            if settings.PORTAL_MODE == "demo":
                set_ports(port)
            sites = list(Site.objects.order_by("-is_default_site", "pk"))
        except DatabaseError:
            raise CommandError("There is no database yet. Run: make build-demo") from None
        for site in sites:
            self._say(f"Serving http://{site.hostname}:{port}/")
        self._say("Ctrl-C ends the portal.")
